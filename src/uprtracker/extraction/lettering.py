"""Finds sub-paragraphs, "(a) do this; (b) do that", also printed "a) do this", and points, "(i) this".

A letter counts only when it is the one that is due, so that "article 16 (1)
(c)" in the middle of a text opens nothing.
"""

import re

_LETTER = re.compile(r"(?<![\w.])\(?([a-z])\):?\s?(?=[A-Za-z“]|\([ivx]{1,4}\)\s)(?!and\s\(|of the\b|or\s\()")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_ROMAN = re.compile(r"\((i{1,3}|iv|vi{0,3})\)\s?")


def points(text: str) -> dict[str, tuple[int, int]]:
    """Return where the text of each point "(i)" begins and ends, in order; none where there is but one."""
    found: list[tuple[str, int, int]] = []
    for match in _ROMAN.finditer(text):
        if len(found) < len(_ROMANS) and match[1] == _ROMANS[len(found)]:
            found.append((match[1], match.start(), match.end()))
    ends = [*(start for _, start, _ in found[1:]), len(text)]
    return (
        {point: (begin, end) for (point, _, begin), end in zip(found, ends, strict=False)}
        if found[1:]
        else {}
    )


def letters(text: str) -> dict[str, tuple[int, int]]:
    """Return where the text of each sub-paragraph begins and ends, in order."""
    found: list[tuple[str, int, int]] = []
    due = "a"
    for match in _LETTER.finditer(text):
        if match[1] == due:
            found.append((due, match.start(), match.end()))
            due = chr(ord(due) + 1)
    ends = [*(start for _, start, _ in found[1:]), len(text)]
    return {letter: (begin, end) for (letter, _, begin), end in zip(found, ends, strict=False)}
