"""What the party asks of the State: its own asks, never those that it only collected from others' papers."""

from collections.abc import Sequence

from uprtracker.publishing.papers.parts.basis import Basis, escaped
from uprtracker.records.models import Ask, Review

_OWN = (Ask.Source.WORKSPACE, Ask.Source.SUBMISSION, Ask.Source.STATEMENT)


def asks(basis: Basis) -> str:
    """One point for each ask made for the review to come, else for this one; empty where there is none."""
    rows = list(basis.mine(Ask).filter(source__in=_OWN).order_by("pk"))
    return "\n".join(f"- {escaped(one.text)}" for one in _latest(basis.review, rows))


def _latest(review: Review, rows: Sequence[Ask]) -> list[Ask]:
    """Keep those for the latest review of the State, from this one on."""
    sessions = {
        one.code: one.session
        for one in Review.objects.filter(state=review.state, session__gte=review.session)
    }
    known = [row for row in rows if row.review in sessions]
    last = max((sessions[row.review] for row in known), default=0)
    return [row for row in known if sessions[row.review] == last]
