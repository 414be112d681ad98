"""Every desk and form of a Pre-session on a small phone: axe finds nothing, nothing scrolls sideways."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from agenda.pre_sessions.small_series import small_series
from agenda.pre_sessions.stage import set_stage
from uprtracker.agenda.pre_sessions import missions, places, scoring, selecting, statements
from uprtracker.agenda.pre_sessions.models import CRITERIA, Series
from uprtracker.agenda.pre_sessions.secret_links import secret_of
from uprtracker.followup.spaces.opening import open_workspace

pytestmark = pytest.mark.browser
LONG = "Federation of Lanternkeepers-and-Bridgewardens of the Northern and Southern Archipelagos of Alfaland"


def call_pages() -> Iterator[tuple[object, list[str]]]:
    """Make a series whose call is open; yield people with the pages that are theirs."""
    world = small_series()
    Series.objects.update(
        call_opens_at=timezone.now() - timedelta(days=1), call_closes_at=timezone.now() + timedelta(days=9)
    )
    type(world.application).objects.filter(pk=world.application.pk).update(institution=LONG)
    selecting.choose(world.panel, {world.application.pk: "selected"})
    marks = {name: 4 for name, _words in CRITERIA}
    scoring.give_score(world.scoring, world.application, marks=marks, comment="Good")
    one, draft = world.application.pk, world.draft.pk
    desk = "/desk/pre-sessions/45/"
    yield world.lead, ["/desk/pre-sessions/", desk, *(f"{desk}{page}/" for page in (
        "change", "countries", "call", "people", "hours", "selection", "selection/xaa", "letters",
        "letters/xaa", f"applications/{one}"))]  # fmt: skip
    yield world.assessor, [f"{desk}scoring/", f"{desk}scoring/{one}/"]
    yield world.other, ["/pre-sessions/", "/pre-sessions/45/", "/pre-sessions/45/apply/",
                        "/pre-sessions/applications/", f"/pre-sessions/applications/{draft}/"]  # fmt: skip


def panel_pages() -> Iterator[tuple[object, list[str]]]:
    """Make a series whose programme is public; yield people with the pages that are theirs."""
    stage = set_stage()
    place, speaker = stage.places[0], stage.speakers[0]
    places.change_place(place, by=stage.lead, organisation=LONG)
    statements.deposit(place, by=speaker, text="We call on the Government to light the lamps.",
                       language="en", public=False)  # fmt: skip
    missions.list_missions(stage.series, by=stage.lead)
    open_workspace(owner=stage.lead, title="Ours", kind="organisation", party="Lantern House",
                   party_kind="cso", state="XAA")  # fmt: skip
    desk = "/desk/pre-sessions/46/"
    free = places.add_place(stage.panels[1], by=stage.lead, name="Nobody Yet", email="n@example.org")
    yield stage.lead, [desk, *(f"{desk}{page}/" for page in (
        "panels", "panels/xaa", "panels/xaa/room", "missions", "missions/che", "resonance", "afterwards")),
        f"/desk/pre-sessions/places/{place.pk}/", f"/desk/pre-sessions/places/{place.pk}/asks/"]  # fmt: skip
    yield stage.guard, ["/desk/pre-sessions/", f"{desk}protection/"]
    yield speaker, ["/pre-sessions/mine/", f"/pre-sessions/mine/{place.pk}/"]
    yield stage.stranger, [f"/pre-sessions/take/{secret_of(free, places.LINK)}/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, live_server, transactional_db, look, scheme):
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": 320, "height": 740}
    )
    page, faults = context.new_page(), []
    for user, paths in [*call_pages(), *panel_pages()]:
        client = Client()
        client.force_login(user)
        key = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        faults += look(page, *paths)
    context.close()
    assert not faults, "\n".join(faults)
