"""What comes next for a review: answers that are due, the mid-term report, the next review."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from uprtracker.records.models import Review
from uprtracker.web import addresses, names

# A State is reviewed every four and a half years; mid-term reports are voluntary (Council resolution 16/21).
HALFWAY = 2


@dataclass(frozen=True)
class Step:
    """A sentence, and the page that it leads to where there is one."""

    words: str
    url: str = ""


def next_steps(review: Review, waiting: int, following: Review | None) -> list[Step]:
    """Return the steps in their order; `waiting` have no answer, `following` is the next review."""
    steps = []
    if waiting:
        steps.append(Step(_answers(review, waiting, late=following is not None and _came(following))))
    if (following is None or not _came(following)) and (year := _year(review)):
        words = _("Mid-term report: voluntary, about %(year)s, halfway to the next review.")
        steps.append(Step(words % {"year": year + HALFWAY}))
    if following is None:
        steps.append(Step(_("Next review: not scheduled here yet.")))
    else:
        words = _("Next review: session %(session)s.") % {"session": following.session}
        steps.append(Step(words, addresses.review(following)))
    return steps


def _answers(review: Review, waiting: int, *, late: bool) -> str:
    shown = {"n": names.number(waiting), "session": review.hrc_session}
    if late or review.hrc_session is None:
        return _("Recommendations without a recorded answer: %(n)s.") % shown
    return (
        _("Recommendations that wait for an answer: %(n)s, due by session %(session)s of the Council.")
        % shown
    )


def _came(review: Review) -> bool:
    return review.status in (Review.Status.REVIEWED, Review.Status.ADOPTED, Review.Status.NOT_ADOPTED)


def _year(review: Review) -> int | None:
    session = names.reference().sessions.get(review.session)
    day = review.date or (session.start if session else None)
    return day.year if day else None
