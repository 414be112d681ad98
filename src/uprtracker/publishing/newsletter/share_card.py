"""The picture that other sites show beside a link to an issue: its title, its days, its first numbers.

1200 × 630 points, as they ask for. Words are in the page as well; the picture tells nothing else.
"""

from html import escape
from unicodedata import east_asian_width

import vl_convert

from uprtracker.publishing.newsletter.shown import Shown

WIDTH, HEIGHT = 1200, 630
_INK, _PAPER = "#ffffff", "#12355b"
_FONT = "Arial, 'DejaVu Sans', 'Noto Sans', 'Noto Sans CJK SC', sans-serif"


def card(issue: Shown, days: str) -> bytes:
    """Return the picture of an issue as PNG."""
    right = issue.direction == "rtl"
    side, anchor = (WIDTH - 80, "end") if right else (80, "start")
    lines = broken(issue.title, 30)[:3]
    numbers = [number for block in issue.blocks for number in block.numbers][:3]
    parts = [_text(side, 110, 34, "UPR Tracker", anchor, "#bcd3ea")]
    parts += [_text(side, 200 + 76 * at, 64, line, anchor, bold=True) for at, line in enumerate(lines)]
    parts.append(_text(side, 210 + 76 * len(lines), 34, days, anchor, "#bcd3ea"))
    for at, number in enumerate(numbers):
        x = side - 360 * at if right else side + 360 * at
        parts.append(_text(x, 500, 58, number.value, anchor, bold=True))
        parts += [
            _text(x, 542 + 32 * row, 25, line, anchor, "#bcd3ea")
            for row, line in enumerate(broken(number.label, 25)[:2])
        ]
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>{"".join(parts)}</svg>'
    )
    picture: bytes = vl_convert.svg_to_png(drawing)
    return picture


def broken(text: str, width: int) -> list[str]:
    """Break a text into lines of so many letters; wide ones (Chinese) count twice, and break anywhere."""
    lines, line = [], ""
    for word in _words(text):
        if line and _length(line + word) > width:
            lines.append(line.strip())
            line = ""
        line += word
    return [*lines, line.strip()] if line.strip() else lines


def _words(text: str) -> list[str]:
    found = [""]
    for letter in " ".join(text.split()):
        if east_asian_width(letter) in "WF":
            found.append(letter)
            continue
        found[-1] += letter
        if letter == " ":
            found.append("")
    return found


def _length(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _text(
    x: int, y: int, size: int, words: str, anchor: str, colour: str = _INK, *, bold: bool = False
) -> str:
    weight = "bold" if bold else "normal"
    return (
        f'<text x="{x}" y="{y}" font-family="{_FONT}" font-size="{size}" font-weight="{weight}" '
        f'fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'
    )
