"""From statement to recommendation: asks read, kept, confirmed by a person, counted with their basis."""

import pytest
from django.core.exceptions import PermissionDenied

from agenda.pre_sessions.stage import ORGANISATIONS, set_stage
from records.small_coders import places as issues_by_word
from uprtracker.accounts.models import Level
from uprtracker.agenda.pre_sessions import statement_asks, statements
from uprtracker.agenda.pre_sessions.models import Place, PublishedResonance
from uprtracker.agenda.pre_sessions.resonance import Uptaker, publish_totals, resonance, withdraw_totals
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.records.asks.deciding import decide
from uprtracker.records.models import Ask, AskMatch, Pair, Recommendation, Review

pytestmark = pytest.mark.django_db
TEXT = """Since the last review the bridge has been closed.

We call on the Government to:
(a) repair the old bridge;
(b) open the library on Mondays.
"""


@pytest.fixture
def stage(coders):
    coders["issue"] = issues_by_word
    made = set_stage()
    for at, iso3 in enumerate(("XAA", "XAB")):
        review = Review.objects.create(code=f"{iso3}-46", state=iso3, session=46, cycle=4)
        if not at:
            row = Recommendation.objects.create(
                review=review, code="XAA-46-1.1", number="1.1", text="Repair the old bridge"
            )
            for state in ("CHE", "KEN"):
                Pair.objects.create(recommendation=row, state=state)
    made.seat = open_workspace(
        owner=made.lead, title="Ours", kind="organisation", party="Lantern House", party_kind="cso",
        state="XAA",
    )  # fmt: skip
    statement_asks.use_workspace(made.series, made.seat.workspace, by=made.lead)
    made.places = list(Place.objects.select_related("panel__series").order_by("panel", "order"))
    for place, speaker in zip(made.places, made.speakers, strict=True):
        statements.deposit(place, by=speaker, text=TEXT, language="en", public=place == made.places[0])
    return made


def test_the_reader_finds_what_a_statement_asks_and_a_person_keeps_it(stage):
    found = statement_asks.found_in(stage.places[0], by=stage.lead)
    assert found == ("Repair the old bridge", "Open the library on Mondays")
    assert statement_asks.keep(stage.places[0], found[:1], by=stage.lead) == 1
    ask = Ask.objects.get()
    assert (ask.source, ask.review, ask.organisations) == ("statement", "XAA-46", [])
    assert [one.code for one in ask.matches.all()] == ["XAA-46-1.1"]
    for person in (stage.guard, stage.speakers[0], stage.stranger):
        with pytest.raises(PermissionDenied):
            statement_asks.keep(stage.places[0], found, by=person)


def test_asks_of_a_confidential_statement_are_for_coordinators(stage):
    for place in stage.places[:2]:
        statement_asks.keep(place, [f"Light lamp {place.order}"], by=stage.lead)
    assert list(Ask.objects.order_by("pk").values_list("level", flat=True)) == [
        Level.PARTY,
        Level.COORDINATORS,
    ]
    assert not any(name in str(Ask.objects.values()) for name in ORGANISATIONS)


def test_an_ask_of_two_speakers_counts_once_and_only_what_a_person_confirmed(stage):
    for place in stage.places:
        statement_asks.keep(place, statement_asks.found_in(place, by=stage.lead), by=stage.lead)
    before = resonance(stage.series, by=stage.lead)
    assert (before.all.asks, before.all.taken_up, before.all.proposed, before.all.too_early) == (2, 0, 1, 2)
    decide(
        AskMatch.objects.get(ask__text="Repair the old bridge", ask__review="XAA-46"),
        "confirmed",
        by=stage.seat,
    )
    found = resonance(stage.series, by=stage.lead)
    assert (found.all.asks, found.all.taken_up, found.all.rate) == (2, 1, 0.5)
    assert [(one.key, one.asks, one.taken_up, one.too_early) for one in found.panels] == [
        ("XAA", 2, 1, 0),
        ("XAB", 0, 0, 2),
    ]
    assert found.missions == [Uptaker("CHE", 1, 1), Uptaker("KEN", 1, 1)]
    assert found.as_of is not None


def test_the_lead_alone_counts_and_publishes_and_what_is_published_stays_as_it_was(stage):
    statement_asks.keep(stage.places[0], ["Repair the old bridge"], by=stage.lead)
    publish_totals(stage.series, by=stage.lead)
    decide(AskMatch.objects.get(), "confirmed", by=stage.seat)
    assert PublishedResonance.objects.get().totals["taken_up"] == 0
    for person in (stage.guard, stage.speakers[0], stage.stranger):
        for do in (resonance, publish_totals, withdraw_totals):
            with pytest.raises(PermissionDenied):
                do(stage.series, by=person)
    withdraw_totals(stage.series, by=stage.lead)
    assert not PublishedResonance.objects.exists()
