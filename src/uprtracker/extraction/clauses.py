"""Tells several requests apart that share one bracket of States.

    Open the archive; publish the list (Utopia)                two texts
    (a) open the archive; (b) publish the list (Utopia)        two texts
    Open the archive. Publish the list (Utopia)                two texts
    Open the archive and publish the list (Utopia)             two texts
    Open the archive; the list; and the register (Utopia)      one text: no verb after the semicolon
    Take steps to open the archive and publish it (Utopia)     one text: steps for both, or for one
    Open and publish the archive (Utopia)                      one text: one object

A printed sign parts a text before a verb that asks. "And" and the comma part it
only where the request before is whole and nothing in it is left open
(`asking.is_closed`); in doubt the text stays one.
"""

import re
from collections.abc import Iterator

from uprtracker.extraction.asking import asks, is_closed, words_of
from uprtracker.extraction.reported import unreported

_SIGN = re.compile(
    r"(?:;|(?<=[a-z)]{2}\.))\s+(?=(?:and\s+|also\s+)?(?:\(?[a-z]\)\s*)?[A-Za-z])"
    r"|(?<=[\w,:])\s+(?=\(?[b-h]\)\s[A-Za-z])"
)
_MARK = re.compile(r"(?:and\s+)?\(?[a-z]\)\s*", re.I)
_RECOMMENDS = re.compile(r"(?:it |also,? |and |further ){0,3}recommend(?:s|ed)\b", re.I)
_ADDRESS = re.compile(r"(?:and\s+)?that it\s+")
_JOINT = re.compile(
    r"(?:,?\s+and,\s+[^,;.()]{3,40},\s+"
    r"|,\s+(?:(?:and|as well as)\s+|(?!to\s))"
    r"|\s+(?:and|as well as)\s+)(?=[a-z])"
)
_NEXT_WORDS = 80
_LONGEST_REQUEST = 1500


def requests(text: str) -> list[str]:
    """Return the texts that `text` holds, in order; itself when it is one."""
    texts: list[str] = []
    for piece in _cut(text, _signs(text)):
        texts.extend(_cut(piece, _joints(piece)))
    return texts


def _cut(text: str, cuts: Iterator[tuple[int, int]]) -> list[str]:
    """Return `text` without the stretches in `cuts`, in pieces."""
    pieces: list[str] = []
    at = 0
    for begin, end in cuts:
        pieces.append(text[at:begin])
        at = end
    pieces.append(text[at:])
    return pieces


def _signs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the printed signs before a verb that asks."""
    for match in _SIGN.finditer(text):
        after = text[match.end() : match.end() + _NEXT_WORDS]
        after = _ADDRESS.sub("", _MARK.sub("", after, count=1), count=1)
        if asks(words_of(after)) or _RECOMMENDS.match(after) or unreported(after) != after:
            yield match.span()


def _joints(text: str) -> Iterator[tuple[int, int]]:
    """Yield where an "and" or a comma begins another whole request; the word "and" stays with it."""
    begin = 0
    for match in _JOINT.finditer(text):
        before = text[begin : match.start()]
        after = text[match.end() : match.end() + _NEXT_WORDS]
        reports = unreported(after) != after
        if not reports and not asks(["and", *words_of(after)]):
            continue
        comma = match.group().startswith(",")
        bare = comma and "and" in match.group() and not after.startswith("to ")
        if _is_balanced(before) and (reports or is_closed(unreported(before), comma=bare)):
            begin = match.start() + comma
            yield match.start(), begin + 1


def _is_balanced(text: str) -> bool:
    """Whether no bracket and no quotation is open at the end of `text`, which is no longer than a request."""
    return (
        len(text) < _LONGEST_REQUEST
        and text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
    )
