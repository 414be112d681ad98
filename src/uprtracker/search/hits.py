"""The hits of one page: what the snapshot stores of them; the words of the question are marked on demand."""

from collections.abc import Iterable

from uprtracker.records.codings import unconfirmed
from uprtracker.search.expression import Expression
from uprtracker.search.marking import Marker
from uprtracker.search.names import tag, tags_of
from uprtracker.search.results import Hit, Marking
from uprtracker.search.stored import Shown
from uprtracker.search.why import Reasons


class Marks:
    """Marks the words of one question in its hits."""

    def __init__(self, expression: Expression | None) -> None:
        """Take the question's tree."""
        self._marker = Marker(expression)
        self._reasons = Reasons(self._marker)

    def __call__(self, hit: Hit) -> Marking:
        """Return where the words stand in the text of a hit, and which of its labels have the others."""
        marked = self._marker.mark(hit.text)
        why = self._reasons.why(marked.missing, _tags(hit)) if marked.missing else ()
        return Marking(marked.fragments, why)


def hits_of(shown: Iterable[Shown], expression: Expression | None) -> tuple[Hit, ...]:
    """Return the hits of stored records."""
    marks = Marks(expression)
    return tuple(_hit(one, marks) for one in shown)


def _hit(shown: Shown, marks: Marks) -> Hit:
    action, issue = shown.standing("action"), shown.standing("issue")
    return Hit(
        kind="pledge" if shown.pledge else "recommendation",
        pk=shown.pk,
        code=shown.code,
        number=shown.number,
        text=shown.text,
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
        mark=marks,
        said=shown.said,
        symbol=shown.symbol,
        page=shown.page,
        paragraph=shown.paragraph,
    )


def _tags(hit: Hit) -> list[str]:
    """Return the labels of a record whose names are searched as words."""
    return [
        tag("sur", hit.sur),
        *tags_of("rs", hit.rs),
        *(one for scheme, said in hit.said.items() for one in tags_of(scheme, said.labels)),
    ]
