"""The readings of one review as they stand now: each with what the machine reads there, and who decided."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from uprtracker.core.errors import CorrectionRefused
from uprtracker.records.corrected import applied, standing
from uprtracker.records.corrections import Applied
from uprtracker.records.entry import Entry, entry_of
from uprtracker.records.machine_reading import machine_reading
from uprtracker.records.models import Correction, Document, Review
from uprtracker.records.pledges import pledge_code
from uprtracker.records.reading import Reading
from uprtracker.records.report_rows import codes_of, leading_report


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation or pledge of a report as it stands.

    `machine` is what the readers give there: one entry, several that were merged,
    none where the entry was added. `group` names all items that the same decision
    made (of a split there are several), itself included.
    """

    code: str
    entry: Entry
    pledge: bool
    machine: tuple[Entry, ...]
    correction: Correction | None = None
    group: tuple[str, ...] = ()

    @property
    def seen(self) -> str:
        """Name this state of the item: it changes when somebody decides, or the readers read otherwise."""
        decision = self.correction.pk if self.correction else 0
        said = repr((self.code, decision, self.entry, self.machine))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Items:
    """All readings of a review, recommendations first, with the report they come from."""

    review: Review
    document: Document
    reading: Reading
    all: tuple[Item, ...]

    def find(self, code: str) -> Item | None:
        """Return the item with this public name."""
        return next((item for item in self.all if item.code == code), None)

    def group_of(self, items: Sequence[Item]) -> list[Item]:
        """Return the items with all that the same decisions made, in their order."""
        wanted = {code for item in items for code in item.group}
        return [item for item in self.all if item.code in wanted]


def items_of(review: Review) -> Items:
    """Return the readings of `review`.

    Raises CorrectionRefused when it has no report, a DocumentError when the
    report can neither be found as read nor be read again.
    """
    if not review.documents.filter(kind="wg_report").exists():
        raise CorrectionRefused(
            f"There is no Working Group report of {review.code} to correct.",
            remedy="Ingest the report first.",
        )
    document = leading_report(review)
    reading = machine_reading(document)
    rows = standing(review)
    recommendations, pledges = applied(reading, rows)
    by_key = {str(row.pk): row for row in rows}
    things = [thing for thing in recommendations.things if not _is_pledge(thing)]
    names = codes_of(review, things)  # type: ignore[arg-type]  # recommendations alone
    pledge_names = [pledge_code(review, thing.text) for thing in pledges.things]
    found = (*_items(recommendations, names, by_key, False), *_items(pledges, pledge_names, by_key, True))
    return Items(review, document, reading, found)


def _is_pledge(thing: object) -> bool:
    return type(thing).__name__ == "Pledge"


def _items(
    done: Applied, codes: Sequence[str], rows: dict[str, Correction], pledge: bool
) -> tuple[Item, ...]:
    by_place = {place: key for key, places in done.made.items() for place in places}
    items = []
    for place, (thing, code) in enumerate(zip(done.things, codes, strict=True)):
        key = by_place.get(place)
        if key is None:
            entry = entry_of(thing)
            items.append(Item(code, entry, pledge, (entry,), None, (code,)))
        else:
            group = tuple(codes[other] for other in done.made[key])
            items.append(Item(code, entry_of(thing), pledge, done.machine[key], rows[key], group))
    return tuple(items)
