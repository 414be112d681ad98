"""The cooperation record of a review: what documents say, what people added, what the register knows.

    for step in record_of(review):
        step.step.label, step.words, step.standing, step.facts

Neutral facts in the order of the review. Nothing is counted together and no State stands before another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from uprtracker.agenda.programmes.cooperation.documented import NOTHING, Said, said_of
from uprtracker.agenda.programmes.cooperation.fact import Fact, Known, of_entry, table_of_reviews
from uprtracker.agenda.programmes.mid_term.halfway import HELD, halfway, last_day
from uprtracker.agenda.programmes.models import Actor, CooperationEntry, MidTermReport, Standing, Step
from uprtracker.records.models import Review
from uprtracker.reference import load_reference
from uprtracker.reference.review import ReviewFact


@dataclass(frozen=True, slots=True)
class OfReview:
    """The record of one review. `review` is None for one that was postponed and has no session yet."""

    cycle: int
    review: Review | None
    steps: tuple[Known, ...]

    def step(self, name: str) -> Known:
        """Return a step by its name."""
        return next(one for one in self.steps if one.step == name)


def record_of(review: Review, today: Date | None = None) -> tuple[Known, ...]:
    """Return every step of a review with what is known of it."""
    day = today or localdate()
    said = {**said_of(review), Step.MID_TERM: _mid_term(review)}
    entered = _entered(review)
    return tuple(_known(review, step, said.get(step, NOTHING), entered.get(step, ()), day) for step in Step)


def history_of(iso3: str, today: Date | None = None) -> list[OfReview]:
    """Return the records of all reviews of a State, the oldest first."""
    reviews = Review.objects.filter(state=iso3).order_by("session")
    found = [OfReview(one.cycle, one, record_of(one, today)) for one in reviews]
    waiting = [one for one in load_reference().reviews if one.state == iso3 and one.session is None]
    found += [OfReview(one.cycle, None, without_session(one)) for one in waiting]
    return sorted(found, key=lambda one: (one.cycle, one.review.session if one.review else 0))


def without_session(fact: ReviewFact) -> tuple[Known, ...]:
    """Return the record of a review that was postponed and has no new session yet."""
    source = table_of_reviews(fact.source)
    told = [Fact(_("The review is postponed; its new session is not known here."), source)]
    if fact.note:
        told.append(Fact(fact.note, source))
    return tuple(
        Known(step, Standing.NOT_DONE, tuple(told))
        if step is Step.ATTENDANCE
        else Known(step, Standing.UNKNOWN)
        for step in Step
    )


def _known(review: Review, step: Step, said: Said, entries: Sequence[CooperationEntry], today: Date) -> Known:
    standing, facts = said
    facts = (*facts, *map(of_entry, entries))
    if entries:
        standing = Standing(entries[-1].standing)
    elif standing is Standing.UNKNOWN and not facts and _lies_ahead(review, step, today):
        standing = Standing.AHEAD
    return Known(step, standing, facts)


def _lies_ahead(review: Review, step: Step, today: Date) -> bool:
    """Whether the day of a step is still to come: of the mid-term report two years after the review."""
    if step is Step.MID_TERM and review.status in HELD:
        day = halfway(review)
    else:
        # A State may still submit its report up to the session.
        day = None if review.status in HELD else review.date or last_day(review.session)
    return day is not None and day >= today


def _entered(review: Review) -> Mapping[str, list[CooperationEntry]]:
    found: dict[str, list[CooperationEntry]] = defaultdict(list)
    for entry in CooperationEntry.objects.filter(review=review, withdrawn_at=None):
        found[entry.step].append(entry)
    return found


def _mid_term(review: Review) -> Said:
    own = MidTermReport.objects.public().filter(review=review, actor=Actor.STATE).order_by("date", "pk")
    facts = tuple(
        Fact(_("Mid-term report: %(title)s.") % {"title": one.title}, one.source, one.date, url=one.link,
             checked=one.checked_on)
        for one in own
    )  # fmt: skip
    return (Standing.DONE, facts) if facts else NOTHING
