"""From facts and words to every date: what each session shares, then each review, pure and without a clock.

    of_session(meeting, facts, words) -> dates by kind
    of_review(fact, meeting, shared, words, following) -> dates by kind

What a State has of its own (a day of review, a deadline printed for it alone, a word of a person) stands in
the place of what its session has; all else it takes from there.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.kinds import ORDER
from uprtracker.agenda.calendar.meetings import Council, Meeting, confidence
from uprtracker.agenda.calendar.said import CANCEL, POSTPONE, Said, Target, Words
from uprtracker.agenda.calendar.when import UNKNOWN, When, moved_months, moved_weeks
from uprtracker.reference import Reference
from uprtracker.reference.review import ReviewFact

FIRST_WITH_48_HOURS = 21
FIRST_CYCLE_WITH_PRE_SESSIONS = 2  # the facts speak of none before
_BEFORE = ("stakeholder_submission", "national_report", "pre_session")
_AFTER = ("draft_report", "addendum_translation", "addendum", "adoption", "mid_term")
_HELD = ("reviewed", "adopted", "not_adopted")

Dates = dict[str, Due]


def of_session(one: Meeting, facts: Reference, words: Words) -> Dates:
    """Return what all States of a session share."""
    review = Due(
        "review", one.cycle, session=one.number, when=one.when, confidence=one.confidence, rule=one.rule,
        source=one.source, checked=one.checked, decided=one.decided,
        status="cancelled" if one.cancelled else "expected",
    )  # fmt: skip
    council = one.council[-1]
    dates = {
        "stakeholder_submission": _submissions(review, one),
        "national_report": _national_reports(review, one),
        "pre_session": _pre_session(review, facts),
        "review": review,
        "draft_report": _draft(review),
        **_addenda(review, one, council),
        "adoption": _adoption(review, council),
        "mid_term": _mid_term(review),
    }
    return told(dates, ("", one.number), words)


def _by_rule(review: Due, kind: str, when: When, rule: str) -> Due:
    """Return a date that a rule makes of that of the review; where that is unknown, so is this."""
    sure = "derived" if when.known else "unknown"
    status = "cancelled" if review.status == "cancelled" else "expected"
    return replace(review, kind=kind, when=when, confidence=sure, rule=rule, status=status)


def _published(review: Due, kind: str, when: When, source: str, *, derived: bool, remark: str) -> Due:
    sure = "derived" if derived else "published"
    return replace(
        review,
        kind=kind,
        when=when,
        confidence=sure,
        rule="published",
        source=source,
        note=remark,
        decided=True,
    )


def _submissions(review: Due, one: Meeting) -> Due:
    if one.submissions.times and not one.submissions.state:
        cell = one.submissions
        source = one.deadline_source_of(national=False)
        return _published(
            review, "stakeholder_submission", cell.times[-1], source, derived=cell.derived, remark=cell.remark
        )
    when = moved_months(review.when, -7, -6)
    return _by_rule(review, "stakeholder_submission", when, "six_to_seven_months_before")


def _national_reports(review: Due, one: Meeting) -> Due:
    if one.national_reports.times:
        cell = one.national_reports
        source = one.deadline_source_of(national=True)
        return _published(
            review, "national_report", cell.times[-1], source, derived=cell.derived, remark=cell.remark
        )
    coarse = review.when.grain == "month"
    when = moved_months(review.when, -3, -3) if coarse else moved_weeks(review.when, -15, -12)
    return _by_rule(review, "national_report", when, "three_months_before")


def _pre_session(review: Due, facts: Reference) -> Due:
    if review.cycle < FIRST_CYCLE_WITH_PRE_SESSIONS:
        return _by_rule(review, "pre_session", UNKNOWN, "no_pre_sessions")
    own = facts.pre_sessions.get(review.session or 0)
    if own is None:
        when = moved_months(review.when, -1, -1)
        when = When.months(when.first, when.last) if when.first else UNKNOWN
        return _by_rule(review, "pre_session", when, "one_month_before")
    if own.start and own.end:
        when = When.days(own.start, own.end)
    else:
        when = When.months(own.start) if own.start else When.of(own.month)
    remark = f"from {own.start}" if own.start and not own.end else ""
    dated = _published(
        review, "pre_session", when, own.source, derived=own.confidence != "confirmed", remark=remark
    )
    return replace(dated, checked=own.checked)


def _draft(review: Due) -> Due:
    if (review.session or 0) < FIRST_WITH_48_HOURS:
        return _by_rule(review, "draft_report", UNKNOWN, "before_21")
    when = review.when
    if when.grain in ("day", "days") and when.first and when.last:
        when = When.days(when.first + timedelta(days=2), when.last + timedelta(days=2))
    return _by_rule(review, "draft_report", when, "two_days_after")


def _addenda(review: Due, one: Meeting, council: Council) -> Dates:
    cell = one.addenda
    if not cell.times:
        return {"addendum": _before(review, council)}
    source = one.deadline_source_of(national=False)
    found = {}
    if len(cell.times) > 1:
        early = _published(
            review, "addendum_translation", cell.times[0], source, derived=cell.derived, remark=cell.remark
        )
        found["addendum_translation"] = replace(early, rule="early_addendum")
    found["addendum"] = _published(
        review, "addendum", cell.times[-1], source, derived=cell.derived, remark=cell.remark
    )
    return found


def _before(review: Due, council: Council) -> Due:
    """Return when answers must be there at the latest: the day before the Council opens, or its months."""
    when = council.when
    if when.grain in ("day", "days") and when.first:
        when = When.day(when.first - timedelta(days=1))
    due = _by_rule(review, "addendum", when, "before_council")
    return replace(due, source=council.source, checked=council.checked, council=council.number)


def _adoption(review: Due, council: Council) -> Due:
    return replace(
        review, kind="adoption", when=council.when, confidence=council.confidence, rule="council_session",
        source=council.source, checked=council.checked, council=council.number,
    )  # fmt: skip


def _mid_term(review: Due) -> Due:
    when = moved_months(review.when, 24, 30)
    when = When.months(when.first, when.last) if when.first else UNKNOWN
    return _by_rule(review, "mid_term", when, "halfway")


def of_review(
    fact: ReviewFact, meeting: Meeting | None, shared: Mapping[str, Due], words: Words, *, demo: bool = False
) -> Dates:
    """Return the dates of one review; `shared` are those of its session, none where it has none."""
    if meeting is None:
        nothing = Due(
            "review", fact.cycle, fact.state, rule="no_session", source=fact.source, checked=fact.checked,
            note=fact.note, status=_status(fact), own=True, demo=demo,
        )  # fmt: skip
        dates = {
            kind: replace(
                nothing, kind=kind, status="expected" if kind != "review" else nothing.status, note=""
            )
            for kind in (*_BEFORE, *_AFTER)
            if kind != "addendum_translation"
        }
        dates["review"] = nothing
    else:
        dates = {
            kind: replace(due.of_state(fact.state, fact.cycle, meeting.number), demo=demo, was=None)
            for kind, due in shared.items()
        }
        _own(dates, fact, meeting, shared)
        dates = {kind: replace(due, own=_differs(due, shared.get(kind))) for kind, due in dates.items()}
    dates = told(dates, (fact.state, fact.cycle), words)
    return dict(sorted(dates.items(), key=lambda pair: ORDER[pair[0]]))


def _differs(due: Due, shared: Due | None) -> bool:
    """Tell whether a State has a date otherwise than its session, beyond that its review took place."""
    if shared is None or due.when != shared.when:
        return True
    return due.status not in (shared.status, "held")


def _own(dates: Dates, fact: ReviewFact, meeting: Meeting, shared: Mapping[str, Due]) -> None:
    """Put what this State has of its own in the place of what its session has."""
    dates["review"] = review = _day(dates["review"], fact)
    dates["national_report"] = replace(dates["national_report"], symbol=fact.national_report_symbol)
    dates["addendum"] = replace(dates["addendum"], symbol=fact.addendum_symbol)
    if review.when != shared["review"].when:
        dates["draft_report"] = replace(_draft(review), symbol="", note="")
        if shared["mid_term"].rule == "halfway":
            dates["mid_term"] = replace(_mid_term(review), symbol="", note="", source=review.source)
    _council_of(dates, fact, meeting)
    cell = meeting.submissions
    if cell.state == fact.state:
        alone = _published(
            dates["stakeholder_submission"], "stakeholder_submission", cell.times[-1],
            meeting.deadline_source_of(national=False), derived=cell.derived, remark=cell.remark,
        )  # fmt: skip
        dates["stakeholder_submission"] = replace(alone, own=True)
    if fact.status in ("postponed", "did_not_appear"):
        for kind in (*_BEFORE, "mid_term"):
            if not (dates[kind].own and dates[kind].rule == "published"):
                dates[kind] = replace(
                    dates[kind], when=UNKNOWN, confidence="unknown", rule="postponed", own=True, symbol=""
                )


def _day(review: Due, fact: ReviewFact) -> Due:
    """Return the review on its own day where that is known, with the status of this State's review."""
    note, symbol, status = fact.note, fact.report_symbol, _status(fact)
    when = When.day(fact.date) if fact.date else UNKNOWN
    sure = confidence(fact.date_confidence, when)
    if sure == "unknown":
        if fact.date:
            note = "; ".join(filter(None, (note, f"{fact.date} ({fact.date_source})")))
        return replace(review, note=note, symbol=symbol, status=status)
    source = fact.date_source or fact.source
    return replace(
        review, when=when, confidence=sure, rule="published", source=source, checked=fact.checked, note=note,
        symbol=symbol, status=status,
    )  # fmt: skip


def _status(fact: ReviewFact) -> str:
    if fact.status in _HELD:
        return "held"
    return fact.status if fact.status in ("postponed", "did_not_appear") else "expected"


def _council_of(dates: Dates, fact: ReviewFact, meeting: Meeting) -> None:
    """Take the session of the Council that had this State's outcome, where there were two or none."""
    if fact.status == "not_adopted":
        dates["adoption"] = replace(
            dates["adoption"], when=UNKNOWN, confidence="unknown", rule="not_adopted", status="not_adopted",
            source=fact.source, checked=fact.checked, note=fact.note, own=True,
        )  # fmt: skip
        return
    dates["adoption"] = replace(dates["adoption"], symbol=fact.decision_symbol)
    if len(meeting.council) > 1:
        council = next(
            (one for one in meeting.council if one.number == fact.hrc_session), meeting.council[-1]
        )
        dates["adoption"] = replace(_adoption(dates["adoption"], council), own=True)
        dates["addendum"] = replace(_before(dates["addendum"], council), own=True)


def adopted(due: Due, day: date, source: str) -> Due:
    """Return an adoption on the day on which a document says it took place."""
    return replace(
        due,
        when=When.day(day),
        confidence="published",
        rule="published",
        status="adopted",
        source=source,
        own=True,
    )


def told(dates: Dates, target: Target, words: Words) -> Dates:
    """Return the dates with the words of people on them; all of the target count the last of its words."""
    newest = words.newest.get(target)
    if newest is None:
        return dates
    found = {}
    for kind, due in dates.items():
        word = words.on(target, kind)
        spoken = _spoken(due, word, words.before.get((target, kind))) if word else due
        if newest.number > spoken.changed:
            spoken = replace(spoken, changed=newest.number, changed_at=newest.at)
        found[kind] = spoken
    return found


def _spoken(due: Due, word: Said, before: When | None) -> Due:
    former = before or (due.when if due.when.known and due.confidence == "published" else None)
    said = replace(due, source=word.source, url=word.url, checked=word.checked, rule="said", own=True,
                   note=word.note or due.note)  # fmt: skip
    if word.act == CANCEL:
        return replace(said, status="cancelled", confidence=word.confidence if due.when.known else "unknown")
    if word.act == POSTPONE and not word.when.known:
        return replace(said, status="postponed", when=UNKNOWN, confidence="unknown", was=former)
    return replace(
        said,
        when=word.when,
        confidence=word.confidence,
        status="postponed" if word.act == POSTPONE else _still(due.status),
        was=former if former and former != word.when else None,
        decided=due.decided or word.confidence == "published",
    )


def _still(status: str) -> str:
    """Return the status of something that has a time again."""
    return "expected" if status in ("postponed", "cancelled", "did_not_appear", "not_adopted") else status


def next_review(dates: Dates, following: Due | None) -> Due:
    """Return the last date of a review: the review of the State in the next cycle."""
    review = dates["review"]
    if following is None:
        return replace(
            review, kind="next_review", when=UNKNOWN, confidence="unknown", rule="no_cycle",
            status="expected", symbol="", note="", source="", was=None, own=False, decided=True,
        )  # fmt: skip
    return replace(
        following, kind="next_review", cycle=review.cycle, note="",
        rule="next_cycle" if following.decided else "kept_order", symbol="",
        status="expected" if following.status == "held" else following.status,
    )  # fmt: skip
