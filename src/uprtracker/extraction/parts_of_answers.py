"""Reads answers that tell the parts of one recommendation apart.

The first part is accepted, the second part is noted.
Utopia supports the part on schools; it does not support the remainder.
(a) accepted; (b) noted
"""

import re
from collections.abc import Iterator

from uprtracker.core import Position
from uprtracker.extraction.answer_words import said_in

_CUT = re.compile(
    r"[;.]\s|,?\s(?:while|whereas|but|however|and|mais|et|pero|y)\s|,\s(?=\([a-z]\)|the\s)", re.I
)
_PART = re.compile(
    r"(?P<letter>\([a-z]\))|[“\"«](?P<quote>[^”\"»]{4,200})[”\"»]"
    r"|\b(?P<which>(?:first|second|third|fourth|last|latter|former|final|remaining|other)\s+(?:part|half|element|sentence|portion|aspect)"
    r"|(?:the\s+)?(?:remainder|rest)\s+of\s+the\s+recommendation"
    r"|part\s+(?:on|concerning|regarding|relating\s+to|about|of\s+the\s+recommendation\s+(?:on|concerning|regarding))\s+[^,;.]{3,120}?"
    r"(?=\s+(?:is|are|enjoys?|does|do|cannot|was|were)\b|[,;.]|$)"
    r"|(?:as\s+regards|with\s+regard\s+to|as\s+far\s+as)\s+[^,;.]{3,120}"
    r"|(?:première|seconde|deuxième|dernière)\s+partie|(?:primera|segunda|última)\s+parte)",
    re.I,
)


def parts_in(text: str) -> Iterator[tuple[str, Position, str]]:
    """Yield part, position and words for each part that `text` answers apart; nothing for a single one."""
    found: dict[str, tuple[Position, str]] = {}
    start = 0
    cuts = [*((match.start(), match.end()) for match in _CUT.finditer(text)), (len(text), len(text))]
    for end, after in cuts:
        clause = text[start:end]
        start = after
        part = _PART.search(clause)
        said = next((item for item in said_in(clause) if item.position is not None), None)
        if part and said:
            name = part["letter"] or part["quote"] or part["which"]
            found.setdefault(" ".join(name.split()), (said.position or Position.PARTIAL, clause))
    if len({position for position, _ in found.values()}) > 1:
        for name, (position, clause) in found.items():
            yield name, position, clause
