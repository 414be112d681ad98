"""What a page of a folder shows: a portion of its records in order, each with its note."""

from collections.abc import Sequence
from dataclasses import dataclass

from uprtracker.publishing.folders import Entry
from uprtracker.records.models import Pledge, Recommendation
from uprtracker.web.item import Item, from_records

PORTION = 100
"""Records on one page."""


@dataclass(frozen=True)
class Row:
    """A record of a folder; `item` is None where the data hold it no more. `first`, `last`: of the folder."""

    pk: int
    code: str
    note: str
    item: Item | None
    first: bool
    last: bool


@dataclass(frozen=True)
class Contents:
    """A page of rows, and where it stands among all."""

    rows: tuple[Row, ...]
    count: int
    page: int
    pages: int

    @property
    def previous(self) -> int:
        """Number of the page before, 0 where there is none."""
        return self.page - 1

    @property
    def following(self) -> int:
        """Number of the page after, 0 where there is none."""
        return self.page + 1 if self.page < self.pages else 0


def contents(entries: Sequence[Entry], wanted: str, *, notes: bool = True) -> Contents:
    """Return the page `wanted` (as an address has it) of these entries; without `notes` they stay out."""
    pages = max(1, -(-len(entries) // PORTION))
    page = min(max(1, int(wanted)), pages) if wanted.isascii() and wanted.isdigit() else 1
    start = (page - 1) * PORTION
    shown = entries[start : start + PORTION]
    items = _items([entry.key for entry in shown if entry.key])
    rows = tuple(
        Row(
            pk=entry.item.pk,
            code=entry.item.code,
            note=entry.item.note if notes else "",
            item=items.get(entry.key) if entry.key else None,
            first=number == 0,
            last=number == len(entries) - 1,
        )
        for number, entry in enumerate(shown, start=start)
    )
    return Contents(rows, len(entries), page, pages)


def _items(keys: Sequence[tuple[bool, int]]) -> dict[tuple[bool, int], Item]:
    found: dict[tuple[bool, int], Item] = {}
    for pledge, records in ((False, Recommendation.objects.all()), (True, Pledge.objects.all())):
        rows = records.filter(pk__in=[pk for one, pk in keys if one == pledge])
        by_code = {one.code: one for one in from_records(rows)}
        found |= {
            (pledge, pk): by_code[code] for pk, code in rows.values_list("pk", "code") if code in by_code
        }
    return found
