"""Finds sub-paragraphs: "(a) do this; (b) do that", also printed "a) do this".

A letter counts only when it is the one that is due, so that "article 16 (1)
(c)" in the middle of a text opens nothing.
"""

import re

_LETTER = re.compile(r"(?<![\w.])\(?([a-z])\):?\s?(?=[A-Za-z“]|\([ivx]{1,4}\)\s)(?!and\s\(|of the\b|or\s\()")


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
