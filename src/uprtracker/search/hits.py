"""The hits of one page: what the snapshot stores of them, with the words of the question marked."""

from collections.abc import Iterable

from uprtracker.records.codings import unconfirmed
from uprtracker.search.expression import Expression
from uprtracker.search.marking import Marker
from uprtracker.search.names import tag, tags_of
from uprtracker.search.results import Hit
from uprtracker.search.stored import Shown
from uprtracker.search.why import Reasons


def hits_of(shown: Iterable[Shown], expression: Expression | None) -> tuple[Hit, ...]:
    """Return the hits of stored records, the words of the question marked."""
    marker = Marker(expression)
    reasons = Reasons(marker)
    return tuple(_hit(one, marker, reasons) for one in shown)


def _hit(shown: Shown, marker: Marker, reasons: Reasons) -> Hit:
    action, issue = shown.standing("action"), shown.standing("issue")
    marked = marker.mark(shown.text)
    return Hit(
        kind="pledge" if shown.pledge else "recommendation",
        pk=shown.pk,
        code=shown.code,
        number=shown.number,
        text=shown.text,
        fragments=marked.fragments,
        review=shown.review,
        sur=shown.sur,
        session=shown.session,
        cycle=shown.cycle,
        rs=shown.rs,
        position=shown.position,
        answers=shown.answers,
        action=action.labels,
        action_origin=action.origin,
        issues=issue.labels,
        issue_origin=issue.origin,
        unconfirmed=unconfirmed(action=action, issue=issue),
        demo=shown.demo,
        why=reasons.why(marked.missing, _tags(shown)) if marked.missing else (),
        said=shown.said,
        symbol=shown.symbol,
        page=shown.page,
        paragraph=shown.paragraph,
    )


def _tags(shown: Shown) -> list[str]:
    """Return the labels of a record whose names are searched as words."""
    return [
        tag("sur", shown.sur),
        *tags_of("rs", shown.rs),
        *(one for scheme, said in shown.said.items() for one in tags_of(scheme, said.labels)),
    ]
