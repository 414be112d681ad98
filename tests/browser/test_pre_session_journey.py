"""A whole Pre-session in real browsers and over a real mail server: from the call to what came of it.

Call, 40 applications, scores, choice, letters, programme, statements, missions, asks, uptake; and everybody
tries what is not theirs, which is not there.
"""

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import expect

from browser.pre_session_play import (
    STATES,
    Play,
    account,
    assess,
    forty_apply,
    open_series,
    select_and_write,
)
from records.small_coders import places as issues_by_word
from uprtracker.accounts.models import User
from uprtracker.accounts.outbox import send_waiting
from uprtracker.accounts.policy import ORGANISERS
from uprtracker.accounts.sealing.keys import has_key, new_key, write_keys
from uprtracker.agenda.pre_sessions import (
    places,
    statement_asks,
    statements,
)
from uprtracker.agenda.pre_sessions.models import Place, RiskFile, Travel
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.records.models import Pair, Recommendation, Review

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.browser
STATEMENT = """The ferry has not run for a year.

We call on the Government to:
(a) repair the old ferry;
(b) open the library on Mondays.
"""


@pytest.fixture
def mail(settings: Any, post_office: Any, live_server: Any) -> Any:
    """The site sends mail: accounts confirm their address."""
    settings.UPR_MAIL, settings.UPR_ADDRESS = True, live_server.url
    settings.DEFAULT_FROM_EMAIL = "upr@example.org"
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    return post_office


@pytest.fixture
def countries(transactional_db: None, coders: Any) -> None:
    """Three States under review at a session, and the people around it."""
    coders["issue"] = issues_by_word
    for order, state in enumerate(STATES):
        Review.objects.create(
            code=f"{state}-45", state=state, session=45, cycle=4, order=order, status="scheduled"
        )
    organisers = Group.objects.get_or_create(name=ORGANISERS)[0]
    for name in ("lena", "olga"):
        account(name).groups.add(organisers)
    account("ines"), account("abel"), account("gus"), account("sam")
    User.objects.create(username="tove", email="tove@house4.example", first_name="Tove")
    if not has_key():
        write_keys([new_key()])


def test_from_the_call_to_what_came_of_it(browser, live_server, countries, mail):
    play = Play(browser, live_server, mail)
    series = open_series(play.lead)
    forty_apply(play, series)
    assess(play, series)
    select_and_write(play, series)
    publish_programme(play)
    speak(play)
    invite_missions(play)
    read_as_anybody(play)
    follow_asks(play)
    everybody_is_refused(play)
    play.close()


def publish_programme(play: Play) -> None:
    """Speakers are taken over, the hour of a panel is planned, the programme becomes public."""
    lead = play.lead
    assert play.anybody.goto("/pre-sessions/45/programme/").status == 404
    lead.goto("/desk/pre-sessions/45/")
    lead.get_by_role("button", name="Publish the programme").click()
    expect(lead.get_by_text("The programme is public.")).to_be_visible()
    lead.get_by_role("link", name="Panels", exact=True).first.click()
    lead.get_by_role("button", name="Take 10 selected speakers over").click()
    lead.get_by_label("Mail address of an account").fill("gus@gus.example")
    lead.get_by_role("button", name="Name", exact=True).click()
    lead.locator("a[href$='/panels/xaa/']").click()
    speeches = lead.locator(".time-plan .part-speaker td:last-child").all_text_contents()
    assert len(speeches) == 5
    assert all(5 <= int(minutes) <= 7 for minutes in speeches)
    assert sum(map(int, lead.locator(".time-plan tbody td:last-child").all_text_contents())) == 60
    lead.get_by_role("link", name="Applications and selection").click()
    expect(lead.get_by_text("5 of 5 places")).to_be_visible()
    lead.get_by_role("link", name="Panel", exact=True).click()
    oda = lead.get_by_role("listitem").filter(has_text="Oda Brambleworth")
    oda.get_by_role("button", name="Send the link").click()
    lead.get_by_text("asked on").wait_for()


def link_in(mails: Any, word: str) -> str:
    """Return the one address with this word that stands in the mails."""
    (found,) = {
        address for mail in mails for address in re.findall(r"http\S+", mail.get_content()) if word in address
    }
    return found


def speak(play: Play) -> None:
    """A speaker takes the place, agrees to one thing, deposits, seals; the others deposit by functions."""
    send_waiting()
    page = play.speaker
    page.goto(link_in(play.mail(), "/take/"))
    page.get_by_role("button", name="Take this place").click()
    page.get_by_label("Invited Permanent Missions may know my name and organisation").check()
    page.get_by_role("button", name="Save what I agree to").click()
    page.get_by_label("or its text:").fill(STATEMENT)
    page.get_by_label("Confidential: the organisers alone").check()
    page.get_by_role("button", name="Deposit the statement").click()
    page.get_by_text("Version 1").wait_for()
    page.get_by_label("Hotel").fill("Saltmarsh")
    page.locator("button[value=travel]").click()
    expect(page.get_by_label("Hotel")).to_have_value("Saltmarsh")
    page.get_by_label("What could happen to you or others because you speak").fill("Followed home.")
    page.locator("button[value=risks]").click()
    page.get_by_text("Gus", exact=True).wait_for()
    assert b"Saltmarsh" not in bytes(Travel.objects.get().sealed)
    assert b"Followed" not in bytes(RiskFile.objects.get().sealed)
    for place in Place.objects.filter(user=None).select_related("application__owner", "panel__series"):
        owner = place.application.owner
        places.take(place, owner)
        place.refresh_from_db()
        statements.deposit(place, by=owner, text="Open the wells.", language="en", public=False)
    play.lead.goto("/desk/pre-sessions/45/panels/")
    assert play.lead.locator("td[data-label=Statements]").all_text_contents() == ["5", "5"]


def invite_missions(play: Play) -> None:
    """A mission is invited by mail, reads whom it may know, and answers without an account."""
    lead, before = play.lead, len(play.mail())
    lead.get_by_role("link", name="Missions", exact=True).click()
    lead.get_by_role("button", name="List the mission of each State").click()
    lead.get_by_text("Addresses from a table").click()
    table = {"name": "c.csv", "mimeType": "text/csv", "buffer": b"state,email\nSwitzerland,che@example.org\n"}
    lead.get_by_label("Table (CSV): state, email, language").set_input_files(table)
    lead.get_by_role("button", name="Take the addresses").click()
    lead.get_by_role("button", name="Invite 1 mission").click()
    lead.get_by_text("1 invitation goes out.").wait_for()
    send_waiting()
    mails = play.mail()[before:]
    assert not any(
        word in f"{one['Subject']}{one.get_content()}" for one in mails for word in ("Oda", "Ferry", "Guest")
    )
    page = play.anybody
    page.goto(link_in(mails, "/missions/"))
    expect(page.get_by_text("Oda Brambleworth, Ferry Women")).to_have_count(1)
    assert "Guest" not in page.content()
    page.get_by_role("group").filter(has_text="Oda Brambleworth").get_by_label("Comes").check()
    page.get_by_role("button", name="Send the answers").click()
    page.get_by_text("your answers are kept").wait_for()


def read_as_anybody(play: Play) -> None:
    """The public goes from the list to the hour of a country, to its review and back, and reads no name."""
    page = play.anybody
    page.goto("/pre-sessions/")
    page.get_by_role("link", name="Pre-sessions before session 45").click()
    page.locator("main").get_by_role("link", name="Programme").click()
    page.locator("a[href$='/45/xaa/']").click()
    assert not any(word in page.content() for word in ("Oda", "Ferry", "Guest", "House"))
    page.get_by_role("link", name="The review for which it prepares").click()
    page.locator("a[href$='/pre-sessions/45/xaa/']").click()
    expect(page.get_by_text("No statement is published.")).to_be_visible()


def follow_asks(play: Play) -> None:
    """What a statement asks is kept, what takes it up is confirmed by a person, totals become public."""
    lead, lena = play.lead, account("lena")
    row = Recommendation.objects.create(
        review=Review.objects.get(code="XAA-45"), code="XAA-45-1.1", number="1.1", text="Repair the old ferry"
    )
    Pair.objects.create(recommendation=row, state="CHE")
    open_workspace(
        owner=lena, title="Ours", kind="organisation", party="Lantern House", party_kind="cso", state="XAA"
    )
    lead.goto("/desk/pre-sessions/45/panels/")
    lead.get_by_role("link", name="Asks and resonance").click()
    lead.get_by_role("button", name="Keep them here").click()
    lead.get_by_role("link", name=re.compile("Oda Brambleworth")).click()
    lead.get_by_label("Open the library on Mondays").uncheck()
    lead.get_by_role("button", name="Keep them").click()
    other = Place.objects.filter(panel__state="XAB").select_related("panel__series__workspace")[0]
    assert statement_asks.keep(other, ["Open the wells"], by=lena) == 1  # its review is not here yet
    lead.get_by_role("button", name="It takes the ask up").click()
    lead.get_by_text("1 of 1 asks").wait_for()
    assert lead.get_by_role("row").filter(has_text="Switzerland").count() == 1
    lead.get_by_role("button", name="Publish the totals").click()
    lead.get_by_text("Published on").wait_for()
    play.anybody.goto("/pre-sessions/45/programme/")
    play.anybody.get_by_text("1 of 1 asks of the statements came back").wait_for()


def everybody_is_refused(play: Play) -> None:
    """Each tries the desks of the others: to who has no part, they are not there."""
    desk = "/desk/pre-sessions/45/"
    own = Place.objects.get(name="Oda Brambleworth")
    other = Place.objects.exclude(pk=own.pk).select_related("application")[0]
    leading = [f"{desk}{page}/" for page in (
        "selection", "selection/xaa", "letters", "letters/xaa", "people", "hours", "call", "panels",
        "panels/xaa", "missions", "missions/che", "resonance", "afterwards")]  # fmt: skip
    leading += [f"/desk/pre-sessions/places/{own.pk}/", f"/desk/pre-sessions/places/{own.pk}/asks/"]
    scoring_one = f"{desk}scoring/{own.application_id}/"
    kept = [f"/pre-sessions/mine/{other.pk}/", f"/pre-sessions/applications/{other.application_id}/"]
    spoken, risks = f"/pre-sessions/mine/{own.pk}/", f"{desk}protection/"
    everything = [desk, *leading, scoring_one, *kept, spoken, risks]
    tries = {
        "lena": [scoring_one, *kept, spoken, risks],
        "ines": [*leading, *kept, spoken, risks],
        "olga": everything,
        "heron": [desk, *leading, scoring_one, *kept, risks],
        "gus": [*leading, scoring_one, *kept, spoken],
        "sam": everything,
    }
    for name, addresses in tries.items():
        client = Client()
        client.force_login(User.objects.get(username=name))
        found = {address: client.get(address).status_code for address in addresses}
        assert set(found.values()) == {404}, (name, found)
    for address in everything:
        assert Client().get(address).url.startswith("/accounts/login/"), address
    guard = Client()
    guard.force_login(account("gus"))
    assert "Followed home." in guard.get(risks).text
