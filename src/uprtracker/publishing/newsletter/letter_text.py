"""The same words as plain text: lists with dashes, and the addresses of links below, by number."""

import re
import textwrap
from html.parser import HTMLParser

from uprtracker.publishing.newsletter.letter_html import whole

WIDTH = 76
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "tr"})


class Notes:
    """The addresses of a letter, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, address: str) -> int:
        """Return the number of an address; the same address has one."""
        return self._numbers.setdefault(whole(address), len(self._numbers) + 1)

    def lines(self) -> list[str]:
        """Return them all, "[1] https://…"."""
        return [f"[{number}] {address}" for address, number in self._numbers.items()]


class _Plain(HTMLParser):
    def __init__(self, notes: Notes) -> None:
        super().__init__(convert_charrefs=True)
        self.notes = notes
        self.parts: list[tuple[bool, str]] = []
        self.words: list[str] = []
        self.marks: list[str] = []
        self.address = ""
        self.mark = ""
        self.quoted = 0
        self.preformatted = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self._end()
            self.marks.append("-" if tag == "ul" else "1")
        elif tag == "li":
            self._end()
            mark = self.marks[-1] if self.marks else "-"
            self.mark = "- " if mark == "-" else f"{mark}. "
            if mark != "-":
                self.marks[-1] = str(int(mark) + 1)
        elif tag == "a":
            self.address = dict(attrs).get("href") or ""
        elif tag == "br":
            self.words.append("\n")
        elif tag == "blockquote":
            self._end()
            self.quoted += 1
        elif tag == "hr":
            self._end()
            self.parts.append((False, "* * *"))
        elif tag == "pre":
            self.preformatted = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.address:
            self.words.append(f" [{self.notes.number(self.address)}]")
            self.address = ""
        elif tag in ("td", "th"):
            self.words.append("  ")
        elif tag in ("ul", "ol"):
            self._end()
            self.marks.pop()
        elif tag == "blockquote":
            self._end()
            self.quoted -= 1
        elif tag in _BLOCKS or tag == "li":
            self._end()
            self.preformatted = False

    def handle_data(self, data: str) -> None:
        self.words.append(data if self.preformatted else data.replace("\n", " "))

    def _end(self) -> None:
        """End a paragraph or a point of a list."""
        said = "".join(self.words)
        self.words.clear()
        if not said.strip():
            return
        first = "> " * self.quoted + "  " * max(0, len(self.marks) - 1) + self.mark
        rest = "> " * self.quoted + " " * (len(first) - 2 * self.quoted)
        lines = [_filled(line, rest if at else first, rest) for at, line in enumerate(said.split("\n"))]
        self.parts.append((bool(self.marks), "\n".join(lines)))
        self.mark = ""


def plain(html: str, notes: Notes) -> str:
    """Return HTML of `records.prose` as lines of text; addresses go to the notes."""
    writer = _Plain(notes)
    writer.feed(html)
    writer.close()
    writer._end()
    said, listed = "", False
    for of_list, text in writer.parts:
        said += ("\n" if of_list and listed else "\n\n") + text
        listed = of_list
    return said.strip("\n")


def _filled(line: str, first: str, rest: str) -> str:
    """Break a line, at blanks alone: an address stays whole."""
    return textwrap.fill(
        re.sub(r"[ \t]+", " ", line).strip(), WIDTH, initial_indent=first, subsequent_indent=rest,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
