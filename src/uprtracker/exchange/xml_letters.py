"""Which characters XML 1.0 can hold, and so Word files and spreadsheets."""

import re
import unicodedata

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def without_forbidden(text: str) -> str:
    """Return the text without the characters that XML forbids; joiners and marks of direction stay."""
    return _NOT_XML.sub("", text)


def runs_right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction of its own runs from right to left."""
    strong = (kind for char in text if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"
