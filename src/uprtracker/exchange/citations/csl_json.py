"""CSL JSON: what Zotero, Mendeley, Pandoc and other readers of the Citation Style Language take."""

import json
from collections.abc import Iterable
from typing import IO

from uprtracker.exchange.citations.citation import AUTHOR, PUBLISHER, Citation, Collection, date_parts


def write_csl_json(_whole: Collection, citations: Iterable[Citation], stream: IO[bytes]) -> int:
    """Write the citations as one list and return how many there were; the stream stays open."""
    stream.write(b"[")
    count = 0
    for count, one in enumerate(citations, start=1):
        stream.write(b"\n" if count == 1 else b",\n")
        stream.write(json.dumps(_item(one), ensure_ascii=False).encode())
    stream.write(b"\n]\n")
    return count


def _item(one: Citation) -> dict[str, object]:
    parts = date_parts(one.date)
    item: dict[str, object] = {
        "id": one.key,
        "type": "report",
        "title": one.title,
        "author": [{"literal": AUTHOR}],
        "publisher": PUBLISHER,
        "number": one.symbol,
        "issued": {"date-parts": [parts]} if parts else None,
        "section": one.paragraph,
        "page": str(one.page or ""),
        "URL": one.address,
        "abstract": one.text,
        "keyword": ", ".join(one.keywords),
        "note": one.footnote,
        "annote": one.note,
    }
    return {name: value for name, value in item.items() if value}
