"""What the reading of a report leaves in doubt: gaps, unknown States, items without States."""

from collections.abc import Iterable, Iterator, Sequence

from uprtracker.core import Finding, Recommendation, Span
from uprtracker.extraction.brackets import Attributed
from uprtracker.extraction.citations import Citation

NO_CONCLUSIONS = Finding(
    "no-conclusions",
    "The section with conclusions and recommendations was not found; read the document by eye.",
    severity="error",
)

_LONGEST_TAIL = 60


def states(number: str, found: Attributed, span: Span) -> Iterator[Finding]:
    """Yield what is doubtful about the States of item `number`."""
    if found.unknown:
        names = ", ".join(found.unknown)
        yield Finding(
            "unknown-state", f"{number} names {names}, which is no State we know; correct the name.", span
        )
    if not found.states:
        yield Finding("no-state", f"{number} names no recommending State; look who made it.", span)
    elif len(found.tail) > _LONGEST_TAIL and (not found.parts or found.tail[0].isupper()):
        yield Finding(
            "odd-end", f"{number} goes on after its States; see whether something else begins there.", span
        )


def numbers(recommendations: Sequence[Recommendation]) -> Iterator[Finding]:
    """Yield a finding for every number that does not follow the one before it in its list."""
    for before, item in _neighbours(recommendations):
        last = _running(before.number) if before else 0
        number = _running(item.number)
        if number == last + 1 or (before is None and not item.number):
            continue
        if number > last + 1:
            place = before.number if before else "the chapeau"
            message = f"After {place} comes {item.number}; look for what lies between."
            yield Finding("number-gap", message, item.span)
        else:
            yield Finding(
                "number-order", f"{item.number} stands after {before.number if before else ''}.", item.span
            )


def _neighbours(items: Iterable[Recommendation]) -> Iterator[tuple[Recommendation | None, Recommendation]]:
    before: Recommendation | None = None
    for item in items:
        if item.origin != "conclusions":
            continue
        yield (before if before and before.chapeau == item.chapeau else None), item
        before = item


def _running(number: str) -> int:
    last = number.rpartition(".")[2]
    return int(last) if last.isdigit() else 0


def citation_not_found(paragraph: str, citation: Citation, span: Span) -> Finding:
    """Return the finding for a recommendation cited by a paragraph where none is found."""
    message = (
        f"Paragraph {paragraph} cites paragraph {citation.name}, where no recommendation was found; add it."
    )
    return Finding("citation-not-found", message, span)


def chapeau_unknown(paragraph: str, span: Span) -> Finding:
    """Return the finding for a list whose chapeau is not understood."""
    message = (
        f"What paragraph {paragraph} says of the position is not understood; set the position of its list."
    )
    return Finding("chapeau-unknown", message, span)
