"""RIS: one `RPRT` each, a tag a line, UTF-8, CR LF. The format has no escapes: values are one line."""

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


def write_ris(_whole: Collection, citations: Iterable[Citation], stream: IO[bytes]) -> int:
    """Write the citations and return how many there were; the stream stays open."""
    count = 0
    for one in citations:
        lines = [f"{tag}  - {line}" for tag, value in _tags(one) if (line := one_line(value))]
        stream.write("".join(f"{line}\r\n" for line in [*lines, "ER  - ", ""]).encode())
        count += 1
    return count


def _tags(one: Citation) -> Iterable[tuple[str, str]]:
    parts = date_parts(one.date)
    yield "TY", "RPRT"
    yield "ID", one.key
    yield "AU", AUTHOR
    yield "TI", one.title
    yield "PB", PUBLISHER
    yield "SN", one.symbol
    if parts:
        yield "PY", str(parts[0])
        yield "DA", "/".join(f"{part:02d}" for part in parts)
    yield "SP", str(one.page or "")
    yield "UR", one.address
    yield "AB", one.text
    yield from (("KW", word) for word in one.keywords)
    yield "N1", one.footnote
    yield "N1", one.note
