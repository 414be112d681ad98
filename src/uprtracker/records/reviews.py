"""The review that a document or an export speaks of, made when the facts lack it."""

import re

from django.db.models import Q

from uprtracker.records.models import Review
from uprtracker.reference import load_reference


def review_of(state: str, session: int, *, source: str) -> Review:
    """Return the review of `state` (ISO3) at Working Group `session`.

    One that no fact table knows is made as `unconfirmed`, with `source` (who
    speaks of it) beside it: nothing that comes in is lost for want of a review.
    """
    review, _made = Review.objects.get_or_create(
        state=state,
        session=session,
        defaults={
            "code": f"{state}-{session}",
            "cycle": cycle_of(session),
            "status": Review.Status.UNCONFIRMED,
            "source": source,
        },
    )
    return review


def cycle_of(session: int) -> int:
    """Return the cycle of a session, as the sessions table has it; beyond the table, that of its last."""
    sessions = load_reference().sessions
    known = sessions.get(session)
    return known.cycle if known else sessions[max(sessions)].cycle


_BASE_DOCUMENT = re.compile(r"A/HRC/WG\.6/(?P<session>\d{1,2})/(?P<code>[A-Z]{2,4})/\d")
_REPORT = re.compile(r"A/HRC/\d{1,3}/\d{1,3}")
_COUNCIL = re.compile(r"A/HRC/(?:DEC/)?(\d{1,3})/")


def review_of_symbol(symbol: str) -> Review | None:
    """Return the review that a UN symbol belongs to, None when the facts do not say.

    `A/HRC/28/15` and its addenda and corrigenda through the symbol of the report
    (of the facts, or of a report that is here),
    `A/HRC/WG.6/20/SVN/1` through session and code of the State.
    """
    base = _BASE_DOCUMENT.match(symbol)
    if base:
        state = load_reference().state_of_symbol_code(base["code"])
        wanted = {"state": state.iso3 if state else "", "session": int(base["session"])}
        return Review.objects.filter(**wanted).first()
    report = _REPORT.match(symbol)
    if not report:
        return None
    of_document = Q(documents__kind="wg_report", documents__symbol=report[0])
    return Review.objects.filter(Q(report_symbol=report[0]) | of_document).order_by("pk").first()


def review_at_council(state: str, symbol: str) -> Review | None:
    """Return the review of `state` whose outcome the Council adopted at the session that `symbol` names.

    `A/HRC/28/2` and `A/HRC/DEC/28/111` name session 28. None when the facts know no such review.
    """
    council = _COUNCIL.match(symbol)
    if not council or not state:
        return None
    return Review.objects.filter(state=state, hrc_session=int(council[1])).order_by("session").first()
