"""What a thematic list leaves in doubt, by itself: the report is compared in `records`."""

from collections.abc import Iterable, Iterator, Sequence

from uprtracker.core import Finding, Span
from uprtracker.exchange.thematic_list.cells import Wording
from uprtracker.exchange.thematic_list.row import Tagged, ThematicRow

NO_TABLE = Finding(
    "no-list-table",
    "This is called a thematic list, but no table with columns for recommendation and themes was found; "
    "look whether a Word version of the list exists.",
    severity="error",
)


def of_row(row: ThematicRow, found: Wording) -> Iterator[Finding]:
    """Yield what is doubtful about one row."""
    name = row.number or f"A row without number under {row.heading or 'no theme'}"
    if not row.number:
        yield Finding("no-number", f"{name}: find its number in the report.", row.span)
    if found.unknown:
        names = ", ".join(found.unknown)
        yield Finding(
            "unknown-state", f"{name} names {names}, which is no State we know; correct the name.", row.span
        )
    if not row.states:
        yield Finding("no-state", f"{name} names no recommending State; look who made it.", row.span)
    if row.position is None:
        said = f"the words “{row.position_words[:80]}”" if row.position_words else "an empty cell"
        yield Finding("unknown-position", f"{name} has {said} for its position; decide it.", row.span)
    if not row.themes:
        yield Finding("no-theme", f"{name} has no theme; look whether its cell was read.", row.span)


def of_goals(number: str, unknown: Sequence[str], span: Span) -> Iterator[Finding]:
    """Yield a finding for words in the place of goals that name none."""
    if unknown:
        words = ", ".join(unknown)[:120]
        message = f"{number or 'A row'} names “{words}” where goals stand; it is left out."
        yield Finding("unknown-sdg", message, span)


def of_labels(rows: Iterable[ThematicRow]) -> Iterator[Finding]:
    """Yield a finding for every label that is not known, at its first place."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        for kind, tagged in (("theme", row.themes), ("group of persons", row.groups)):
            for one in tagged:
                if not one.slug and (kind, one.label) not in seen:
                    seen.add((kind, one.label))
                    yield _unknown(kind, one, row)


def _unknown(kind: str, tagged: Tagged, row: ThematicRow) -> Finding:
    message = (
        f"“{tagged.label[:160]}” is no {kind} we know; it is kept as printed. "
        "Add it to the table of labels, or to the wordings of one that is there."
    )
    return Finding("unknown-label", message, row.span, severity="note")


def of_numbers(rows: Iterable[ThematicRow]) -> Iterator[Finding]:
    """Yield a finding for every number that stands twice."""
    first: dict[str, ThematicRow] = {}
    for row in rows:
        before = first.setdefault(row.number, row)
        if row.number and before is not row:
            message = (
                f"{row.number} stands twice, first under {before.heading or 'no theme'}; see which holds."
            )
            yield Finding("number-twice", message, row.span)
