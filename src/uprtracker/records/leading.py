"""Which of several issues of one document counts."""

from collections.abc import Iterable

from uprtracker.records.models import Document

# OHCHR's lists have no symbol; a review has one.
ONE_OF_A_KIND = ("thematic_list",)


def leading(documents: Iterable[Document]) -> list[Document]:
    """Return one document for each symbol: of several issues the English one, then the newest."""
    best: dict[str, Document] = {}
    for one in sorted(documents, key=_rank):
        name = one.kind if one.kind in ONE_OF_A_KIND else one.symbol or one.sha256
        best.setdefault(name, one)
    return list(best.values())


def _rank(one: Document) -> tuple[object, ...]:
    return one.language not in ("en", ""), -(one.date.toordinal() if one.date else 0), one.name, one.sha256
