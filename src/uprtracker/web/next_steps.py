"""What comes next for a review: answers that are due, the mid-term report, the next review."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.agenda.calendar.words import sure_words, when_words
from uprtracker.records.models import Review
from uprtracker.web import addresses, names


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
    dates = calendar().review(review.state, review.cycle)
    if (following is None or not _came(following)) and "mid_term" in dates:
        steps += _known(dates["mid_term"], _("Mid-term report: voluntary, %(when)s (%(sure)s)."))
    if following is None:
        coming = dates.get("next_review")
        words = _("Next review: %(when)s (%(sure)s).")
        steps += (coming and _known(coming, words)) or [Step(_("Next review: not scheduled here yet."))]
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


def _known(due: Due, words: str) -> list[Step]:
    """Return a date of the calendar as a step that leads there, none where it is not known."""
    if not due.when.known:
        return []
    told = words % {"when": when_words(due.when), "sure": sure_words(due)}
    return [Step(told, f"{reverse('web:calendar-state', args=[due.state.lower()])}#cycle-{due.cycle}")]
