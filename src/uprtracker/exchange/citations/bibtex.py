"""BibTeX: one `@techreport` each, UTF-8, whatever TeX would act upon written so that it is printed."""

from collections.abc import Iterable
from typing import IO

from uprtracker.exchange.citations.citation import (
    AUTHOR,
    PUBLISHER,
    Citation,
    Collection,
    date_parts,
    one_line,
)

# BibTeX counts braces even behind a backslash, so a brace in a text is spelled out.
_SPELLED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)


def write_bibtex(_whole: Collection, citations: Iterable[Citation], stream: IO[bytes]) -> int:
    """Write the citations and return how many there were; the stream stays open."""
    count = 0
    for one in citations:
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(one) if value)
        stream.write(f"@techreport{{{key_of(one.key)},\n{fields}}}\n\n".encode())
        count += 1
    return count


def _fields(one: Citation) -> Iterable[tuple[str, str]]:
    parts = date_parts(one.date)
    yield "author", f"{{{printed(AUTHOR)}}}"
    yield "title", f"{{{printed(one.title)}}}"
    yield "institution", PUBLISHER
    yield "number", printed(one.symbol)
    yield "year", str(parts[0]) if parts else ""
    yield "pages", str(one.page or "")
    yield "url", one_line(one.address).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    yield "note", printed(one.footnote)
    yield "abstract", printed(one.text)
    yield "keywords", ", ".join(printed(word).replace(",", ";") for word in one.keywords)
    yield "annote", printed(one.note)


def printed(text: str) -> str:
    """Return a text on one line, with what TeX would act upon spelled out."""
    return one_line(text).translate(_SPELLED)


def key_of(key: str) -> str:
    """Return the key with nothing in it that a reader of BibTeX stumbles over."""
    return "".join(char if char.isascii() and (char.isalnum() or char in ".-") else "-" for char in key)
