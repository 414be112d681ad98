"""Takes off the words that only report a recommendation, or answer it in the same item.

    Recommended to Ruritania to open the archive (Utopia)            Open the archive
    That Ruritania open the archive (Utopia)                         Open the archive
    Open the archive (Utopia): It is open already                    Open the archive, and a comment
    Regarding the recommendation to open the archive (Utopia), included in
    paragraph 33 (a), Ruritania stated that it is open               Open the archive, and a comment

Session 1 prints lists in reported speech (A/HRC/8/30, A/HRC/8/32); answers inside
the list stand in sessions 4 to 6 (A/HRC/11/28, A/HRC/13/3).
"""

import re

from uprtracker.extraction.asking import VERBS, asks, words_of

_ALSO = r"(?:(?i:it|and|also|further|finally|strongly)\s+){0,4}"
_WHOM = (
    r"(?:(?:the\s+)?(?:it|State|Government|authorities|country)\b"
    r"|(?:the\s+)?"
    r"(?!(?:(?:[A-Z][\w’'-]*|of|and|for|on)\s+){0,6}(?:Act|Assembly|Bill|Code|Commission|Committee|Council|Court|Law|Ministry|Office|Parliament|Police)\b)"
    r"(?:[A-Z][\w’'-]+\s+(?:of\s+|and\s+|the\s+){0,2}){0,4}[A-Z][\w’'-]+)"
)
_SAID = (
    rf"{_ALSO}(?:(?i:recommend(?:s|ed))"
    rf"|(?i:recommend(?:s|ed)|encourage[sd]|urge[sd]|invite[sd]|request(?:s|ed)|call(?:s|ed)\s(?:up)?on)"
    rf"(?:\s+to)?\s+{_WHOM}),?"
)
_TOLD = re.compile(rf"{_SAID}(?:\s[^,]{{3,40}},)?\s+to\s+(?=(?P<verb>[a-z]+)\b)")
_THAT = re.compile(
    rf"(?:{_ALSO}(?i:recommend(?:s|ed)),?\s+)?(?i:that)\s+{_WHOM}\s+(?:should\s+)?(?=(?P<verb>[a-z]+)\b)"
)
_QUOTED = re.compile(
    r"(?i:with\s+regards?\s+to|regarding|concerning|as\s+regards)\s+the\s+recommendation\s+to\s+(?=(?P<verb>[a-z]+)\b)"
)
_PLACE = re.compile(r"\s*,?\s*(?:included|contained|reflected|made)\s+in\s+paragraph")
_COLON = re.compile(r"\s*:\s*(?=[A-Z])")
_ENUMERATOR = r"(?:[A-Z]|[IVX]{1,4}|\d)\.\s+"
_SENTENCE = re.compile(rf"\s*(?:[.;]\s+(?:{_ENUMERATOR})?|\s{_ENUMERATOR})(?=[A-Z])")
_ABOUT = re.compile(r"\brecommendations?\b|^With (?:respect|regard) to\b")
_ASKED = VERBS - {"be"}
_SHORTEST_COMMENT = 25
_LONGEST_HEADING = 8


def unreported(text: str) -> str:
    """Return what is asked, without the words that report it; `text` itself where nothing reports."""
    for pattern in (_QUOTED, _TOLD, _THAT):
        said = pattern.match(text)
        if said and (said["verb"] in _ASKED or said["verb"].endswith("ly")):
            rest = text[said.end() :]
            return rest[:1].upper() + rest[1:] if text[:1].isupper() else rest
    return text


def comment_of(text: str, tail: str) -> str:
    """Return the comment in `tail`, which is what follows the last States of the item `text`; "" for none.

    A heading between two items counts as one. A sentence that asks for
    something is no comment, whoever made it.
    """
    begin = _PLACE.match(tail) if _QUOTED.match(text) else None
    begin = begin or _COLON.match(tail)
    if begin is None or len(tail) < _SHORTEST_COMMENT:
        begin = _SENTENCE.match(tail)
        said = tail[begin.end() :] if begin else ""
        if not (_ABOUT.search(said) or (said and _is_heading(said))):
            return ""
    said = tail[begin.end() :] if begin else ""
    asked = any(asks(words_of(clause[:80])) for clause in said.split(", ", 1))
    return "" if asked else tail.strip(" ;.,:")


def _is_heading(text: str) -> bool:
    return len(text.split()) <= _LONGEST_HEADING and "(" not in text
