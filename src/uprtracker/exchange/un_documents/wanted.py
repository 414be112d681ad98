"""What is asked for: symbol, language and type, checked before anything is done with them.

A symbol becomes part of an address and of a file name, so that nothing else than
a symbol may pass: `A/HRC/59/15`, `A/HRC/WG.6/48/SVN/1`, `A/HRC/DEC/28/111`,
`CCPR/C/SVN/CO/3`, `a/hrc/59/15/add.1` (written in small letters, it is mended).
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from uprtracker.core.errors import FetchError

LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
TYPES = {"pdf": ("pdf",), "doc": ("doc", "docx"), "docx": ("docx", "doc")}
"""What may be asked for, and the kinds of file that answer it: Word is Word."""

LONGEST = 60
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Z0-9](?:[A-Z0-9.()-]*[A-Z0-9)])?)+", re.ASCII)
_ENDINGS = re.compile(r"/(ADD|CORR|REV|AMEND)(?=\.\d)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document of one symbol in one language, as a PDF or Word file. Made by `wanted`."""

    symbol: str
    language: str = "en"
    type: str = "pdf"

    @property
    def stem(self) -> str:
        """Return the name of its file without an ending: no symbol has an underscore."""
        return self.symbol.replace("/", "_")

    def address(self, base: str) -> str:
        """Return where it is published: `base` with symbol, language and type as its query."""
        parts = urlsplit(base)
        query = urlencode({"s": self.symbol, "l": self.language, "t": self.type}, safe="/")
        return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def wanted(symbol: str, language: str = "en", type: str = "pdf") -> Wanted:
    """Return what is asked for. Raises FetchError for what is no symbol, language or type."""
    tidy = symbol.strip().upper()
    if len(tidy) > LONGEST or not _SYMBOL.fullmatch(tidy) or ".." in tidy:
        raise FetchError(
            f"{symbol[:LONGEST]!r} is no UN symbol.",
            remedy="Symbols look like A/HRC/59/15 or A/HRC/WG.6/48/SVN/1.",
        )
    if language not in LANGUAGES:
        raise FetchError(f"{language[:20]!r} is no UN language.", remedy=f"Known are {', '.join(LANGUAGES)}.")
    if type not in TYPES:
        raise FetchError(f"{type[:20]!r} is no type of file.", remedy=f"Known are {', '.join(TYPES)}.")
    tidy = _ENDINGS.sub(lambda ending: "/" + ending[1].capitalize(), tidy)
    return Wanted(tidy, language, type)
