"""When a review is past its mid-term: the day from which a mid-term report may be expected.

Mid-term reports are voluntary, about two years after the review (rules of the facts, section 2); a cycle has
four and a half years. A review that did not take place has no mid-term.
"""

from datetime import date as Date

from uprtracker.records.models import Review
from uprtracker.reference import load_reference

YEARS = 2
HELD = (Review.Status.REVIEWED, Review.Status.ADOPTED, Review.Status.NOT_ADOPTED)


def halfway(review: Review) -> Date | None:
    """Return the day two years after a review, None where it did not take place or no day is known."""
    day = review_day(review)
    if review.status not in HELD or day is None:
        return None
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + YEARS, day=28)


def past_mid_term(review: Review, today: Date) -> bool:
    """Tell whether a review took place two years ago or more."""
    day = halfway(review)
    return day is not None and day <= today


def review_day(review: Review) -> Date | None:
    """Return the day of a review; where only its session is known, the last day of that."""
    return review.date or last_day(review.session)


def last_day(number: int) -> Date | None:
    """Return the last day of a session of the Working Group as far as it is known, at most its month's."""
    session = load_reference().sessions.get(number)
    if session is None:
        return None
    if session.end or session.start:
        return session.end or session.start
    return _end_of(session.month)


def _end_of(month: str) -> Date | None:
    """`2026-11` -> 30 November 2026; of `2026-04/05` the end of May."""
    year, _dash, months = month.partition("-")
    last = months.rpartition("/")[2]
    if not (year.isdigit() and last.isdigit()):
        return None
    following = Date(int(year) + int(last) // 12, int(last) % 12 + 1, 1)
    return Date.fromordinal(following.toordinal() - 1)
