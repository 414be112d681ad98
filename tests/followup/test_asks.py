"""Asks kept in a workspace: added, matched, decided, followed to their outcome, counted."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from records.small_coders import places
from uprtracker.accounts import keeping
from uprtracker.accounts.models import Trace
from uprtracker.followup.asks.outcome import outcomes
from uprtracker.followup.asks.uptake import uptake
from uprtracker.followup.models import Assessment, Meeting, Support
from uprtracker.records.asks.adding import Draft, add_asks, propose_matches
from uprtracker.records.asks.deciding import decide, name_match
from uprtracker.records.models import Alias, Ask, Link, Recommendation, Review

BRIDGE = Draft("Repair the old bridge", by=("Bridge Watch", "Ferries Now"))


@pytest.fixture
def asks(space, coders) -> list[Ask]:
    """Two asks of the civil society party: one alike to the recommendation, one to nothing."""
    coders["issue"] = places
    space.asked.position = "supported"
    space.asked.save()
    drafts = [BRIDGE, Draft("Open schools on Mondays")]
    seat = space.cso.contributor
    return add_asks(
        drafts, seat=seat, review=space.review, source="submission", organisations=["Bridge Watch"]
    )


def test_an_ask_is_the_partys_own_with_what_may_take_it_up(space, asks):
    bridge, school = asks
    assert (bridge.level, bridge.organisations) == ("party", ["Bridge Watch", "Ferries Now"])
    assert (school.organisations, school.issues) == (["Bridge Watch"], ["right-to-education"])
    (match,) = bridge.matches.all()
    assert (match.code, match.status, match.kind) == ("XAA-45-1.1", "proposed", "recommendation")
    assert not school.matches.exists()
    assert not Ask.objects.visible_to(space.state.coordinator.user).exists()
    again = add_asks([BRIDGE], seat=space.cso.editor, review=space.review, source="submission")
    assert again == []
    with pytest.raises(PermissionDenied):
        add_asks([Draft("Dig")], seat=space.cso.reader, review=space.review, source="submission")


def test_a_person_decides_and_the_machine_leaves_it(space, asks):
    match = asks[0].matches.get()
    with pytest.raises(PermissionDenied):
        decide(match, "confirmed", by=space.state.coordinator)
    with pytest.raises(PermissionDenied):
        decide(match, "confirmed", by=space.cso.reader)
    decide(match, "rejected", by=space.cso.contributor)
    propose_matches(asks)
    match.refresh_from_db()
    assert (match.status, match.by) == ("rejected", space.cso.contributor)
    decide(match, "proposed", by=space.cso.contributor)
    assert (match.by, match.decided_at) == (None, None)
    assert Trace.objects.filter(verb="changed", kind="records.ask", party=space.cso.party).count() == 2


def test_a_person_names_what_the_machine_did_not_find(space, asks):
    school = asks[1]
    Alias.objects.create(code="XAA-45-x1", recommendation=space.asked)
    for words in ("1.1", "xaa-45-1.1", "XAA-45-x1"):
        match = name_match(school, words, by=space.cso.editor)
        assert (match.code, match.status, match.score) == ("XAA-45-1.1", "confirmed", None)
    assert school.matches.count() == 1
    for words in ("", "9.9", "a\0b"):
        with pytest.raises(ValidationError):
            name_match(school, words, by=space.cso.editor)


def test_followed_to_answer_implementation_and_next_review(space, asks):
    decide(asks[0].matches.get(), "confirmed", by=space.cso.contributor)
    for value, seat in (("fully", space.cso.editor), ("not", space.state.editor)):
        keeping.add(Assessment(code=space.asked.code, value=value), by=seat)
    again = Recommendation.objects.create(
        review=Review.objects.create(code="XAA-50", state="XAA", session=50, cycle=5),
        code="XAA-50-1.1", text="Repair the bridge at last.", origin="conclusions",
    )  # fmt: skip
    Link.objects.create(kind="repeats", earlier=space.asked, later=again, score=0.9, method="test")
    bridge, school = outcomes(asks, space.cso.editor)
    (taken,) = bridge.taken_up
    assert (taken.position, taken.standing.band, taken.question) == ("supported", "fully", False)
    assert [(one.code, one.confirmed) for one in taken.later] == [("XAA-50-1.1", False)]
    assert (bridge.proposed, school.beside) == ((), ())
    (seen_by_state,) = outcomes([asks[0]], space.state.editor)
    assert seen_by_state.taken_up[0].standing.band == "not"  # each sees what his party may see
    assert outcomes([asks[0]], AnonymousUser())[0].taken_up[0].standing is None


def test_uptake_counts_what_persons_confirmed_over_asks_whose_review_is_here(space, asks):
    later = Review.objects.create(code="XAA-60", state="XAA", session=60, cycle=6)
    add_asks(
        [Draft("Paint it")], seat=space.cso.editor, review=later, source="workspace", organisations=["W"]
    )
    every = list(Ask.objects.visible_to(space.cso.editor.user))
    before = uptake(outcomes(every, space.cso.editor)).all
    assert (before.asks, before.taken_up, before.proposed, before.too_early) == (2, 0, 1, 1)
    decide(asks[0].matches.get(), "confirmed", by=space.cso.editor)
    found = uptake(outcomes(every, space.cso.editor))
    assert (found.all.taken_up, found.all.asks, found.all.supported, found.all.proposed) == (1, 2, 1, 0)
    rates = {one.key: (one.taken_up, one.asks, one.rate) for one in found.organisations}
    assert rates == {"Bridge Watch": (1, 2, 0.5), "Ferries Now": (1, 1, 1.0), "W": (0, 0, None)}
    assert [(one.key, one.asks) for one in found.issues] == [("right-to-education", 1)]


def test_a_meeting_is_with_somebody_and_a_promise_has_words(space):
    with pytest.raises(ValidationError):
        keeping.add(Meeting(held_on=date(2026, 1, 2)), by=space.cso.editor)
    meeting = keeping.add(
        Meeting(held_on=date(2026, 1, 2), mission="XAB", promised="To ask for it"), by=space.cso.editor
    )
    assert meeting.promise == "open"
    assert keeping.change(meeting, by=space.cso.editor, revision=1, promised="").promise == "none"


@pytest.mark.parametrize(("amount", "currency"), [(-1, "EUR"), (5, ""), (5, "EURO")])
def test_aid_has_an_amount_and_a_currency(space, amount, currency):
    step = Support(code="XAA-45-1.1", kind="funding", done_on=date(2026, 1, 2), text="A school")
    step.amount, step.currency = amount, currency
    with pytest.raises(ValidationError):
        keeping.add(step, by=space.cso.editor)
    step.amount, step.currency = 5, "eur"
    assert keeping.add(step, by=space.cso.editor).currency == "EUR"
