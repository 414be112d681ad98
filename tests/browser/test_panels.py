"""From programme to uptake in Chromium, with a real mail server; lead, speaker and mission kept apart."""

import re

import pytest
from django.contrib.auth import get_user_model

from agenda.pre_sessions.stage import set_stage
from records.small_coders import places as issues_by_word
from uprtracker.accounts.outbox import send_waiting
from uprtracker.agenda.pre_sessions import places
from uprtracker.agenda.pre_sessions.models import Place
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.records.models import Pair, Recommendation, Review

pytestmark = pytest.mark.browser
STATEMENT = """The bridge of Alfaland has been closed for a year.

We call on the Government to:
(a) repair the old bridge;
(b) open the library on Mondays.
"""


@pytest.fixture
def stage(transactional_db, coders, settings, live_server):
    coders["issue"] = issues_by_word
    settings.UPR_MAIL, settings.UPR_ADDRESS = True, live_server.url
    made = set_stage()
    review = Review.objects.create(code="XAA-46", state="XAA", session=46, cycle=4)
    row = Recommendation.objects.create(
        review=review, code="XAA-46-1.1", number="1.1", text="Repair the old bridge"
    )
    Pair.objects.create(recommendation=row, state="CHE")
    open_workspace(
        owner=made.lead, title="Ours", kind="organisation", party="Lantern House", party_kind="cso",
        state="XAA",
    )  # fmt: skip
    return made


def enter(page, client, live_server, user) -> None:
    client.force_login(user)
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


def link_in(mails, word: str) -> str:
    (found,) = {
        address for mail in mails for address in re.findall(r"http\S+", mail.get_content()) if word in address
    }
    return found


def test_from_programme_to_uptake(page, client, live_server, stage, post_office, require):
    require("axe")
    from axe_playwright_python.sync_playwright import Axe

    def sound() -> None:
        found = Axe().run(page).response["violations"]
        assert not found, [(one["id"], one["nodes"][0]["target"]) for one in found]

    desk = f"/desk/pre-sessions/{stage.series.slug}"

    # The lead puts somebody on the panel by hand, and sends the link.
    enter(page, client, live_server, stage.lead)
    page.goto(f"{desk}/panels/xaa/")
    page.get_by_text("Put somebody on the panel by hand").click()
    page.get_by_label("Name:", exact=True).fill("Ines Marrowfield")
    page.get_by_label("Organisation:").fill("Marrow Mills")
    page.get_by_label("Mail address:").fill("ines@marrow.example.org")
    page.get_by_role("button", name="Add", exact=True).click()
    assert (
        page.get_by_role("row").filter(has_text="Ines Marrowfield").get_by_role("cell").last.text_content()
        == "7"
    )
    sound()
    page.get_by_role("button", name="Send the link").click()
    page.get_by_text("asked on").wait_for()
    send_waiting()
    take = link_in(post_office(), "/take/")

    # The speaker takes the place, agrees to one thing, deposits a statement.
    ines = get_user_model().objects.create_user("ines", "ines@marrow.example.org", "pw")
    enter(page, client, live_server, ines)
    page.goto(take)
    sound()
    page.get_by_role("button", name="Take this place").click()
    page.get_by_label("Invited Permanent Missions may know my name and organisation").check()
    page.get_by_role("button", name="Save what I agree to").click()
    page.get_by_label("or its text:").fill(STATEMENT)
    page.get_by_label("Confidential: the organisers alone").check()
    page.get_by_role("button", name="Deposit the statement").click()
    page.get_by_text("Version 1").wait_for()
    page.get_by_label("What could happen to you or others because you speak").fill("Followed home.")
    page.get_by_role("button", name="Seal and save").click()
    page.get_by_text("Gus Guard").wait_for()
    sound()
    assert page.request.get(f"{desk}/panels/").status == 404

    # The lead invites a mission; it reads whom it may know, and answers.
    enter(page, client, live_server, stage.lead)
    page.goto(f"{desk}/missions/")
    page.get_by_role("button", name="List the mission of each State").click()
    page.get_by_text("Addresses from a table").click()
    table = {"name": "c.csv", "mimeType": "text/csv", "buffer": b"state,email\nSwitzerland,che@example.org\n"}
    page.get_by_label("Table (CSV): state, email, language").set_input_files(table)
    page.get_by_role("button", name="Take the addresses").click()
    page.get_by_role("button", name="Invite 1 mission").click()
    page.get_by_text("1 invitation goes out.").wait_for()
    sound()
    send_waiting()
    invited = link_in(post_office(), "/missions/")
    assert not any("Marrow" in str(mail["Subject"]) + mail.get_content() for mail in post_office())
    page.context.clear_cookies()
    page.goto(invited)
    assert page.get_by_text("Ines Marrowfield, Marrow Mills").count() == 1
    assert "Quillfeather" not in page.content()
    page.get_by_role("group").filter(has_text="Ines Marrowfield").get_by_label("Comes").check()
    page.get_by_role("button", name="Send the answers").click()
    page.get_by_text("your answers are kept").wait_for()
    sound()

    # The public reads country and hour.
    page.goto(f"/pre-sessions/{stage.series.slug}/programme/")
    page.locator("a[href$='/xaa/']").wait_for()
    assert "Marrow" not in page.content()
    sound()

    # The lead keeps what the statement asks, confirms what takes it up, and publishes the totals.
    enter(page, client, live_server, stage.lead)
    page.goto(f"{desk}/resonance/")
    page.get_by_role("button", name="Keep them here").click()
    page.get_by_role("link", name="Ines Marrowfield").click()
    page.get_by_label("Open the library on Mondays").uncheck()
    sound()
    page.get_by_role("button", name="Keep them").click()
    page.get_by_role("button", name="It takes the ask up").click()
    page.get_by_text("1 of 1 asks").wait_for()
    assert page.get_by_role("row").filter(has_text="Switzerland").count() == 1
    page.get_by_role("button", name="Publish the totals").click()
    page.get_by_text("Published on").wait_for()
    sound()
    page.context.clear_cookies()
    page.goto(f"/pre-sessions/{stage.series.slug}/programme/")
    page.get_by_text("1 of 1 asks of the statements came back").wait_for()

    # Who protects speakers reads the risk, and nothing else of the desk.
    enter(page, client, live_server, stage.guard)
    page.goto(f"{desk}/protection/")
    page.get_by_text("Followed home.").wait_for()
    sound()
    assert page.request.get(f"{desk}/resonance/").status == 404
    place = Place.objects.get(name="Ines Marrowfield")
    assert place.user == ines
    assert places.plan_of(place.panel).missions == 60 - 3 - 3 * 7 - 5
