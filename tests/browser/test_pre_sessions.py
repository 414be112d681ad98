"""A whole Pre-session in real browsers and over a real mail server: from the call to the letters, and on."""

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from agenda.pre_sessions.small_series import ASKED
from uprtracker.accounts.models import User
from uprtracker.accounts.outbox import send_waiting
from uprtracker.accounts.policy import ORGANISERS
from uprtracker.agenda.pre_sessions import applying, opening, scoring, selecting
from uprtracker.agenda.pre_sessions.models import CRITERIA, Letter, Panel, Series
from uprtracker.records.models import Review

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PASSWORD = "lighthouse of Kelpwick"
STATES = ("XAA", "XAB", "XAC")
MANY = 37  # by functions; three more come by the form
KINDS = ("national", "grassroots", "nhri", "coalition", "international")
ISSUES = ("labour", "womens-rights", "justice", "detention", "civil-society")


def account(name: str) -> User:
    """Make an account with a mail domain of its own."""
    made, _new = User.objects.get_or_create(
        username=name, defaults={"email": f"{name}@{name}.example", "first_name": name.title()}
    )
    return made


def entered(browser: "Browser", live_server: Any, name: str, language: str = "en-GB") -> "Page":
    """Return a page of a browser in which this person is signed in."""
    client = Client()
    client.force_login(account(name))
    context = browser.new_context(base_url=live_server.url, locale=language)
    context.set_default_timeout(30_000)
    key = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    return context.new_page()


@pytest.fixture
def mail(settings: Any, post_office: Any) -> Any:
    """The site sends mail: accounts confirm their address."""
    settings.UPR_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "upr@example.org"
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    return post_office


def fill(page: "Page", name: str, mail: str) -> None:
    """Fill in the form of an application."""
    page.get_by_label("Name of the institution or organisation").fill(name)
    page.get_by_label("What it is", exact=True).select_option("grassroots")
    page.get_by_label("Region or town").fill("North")
    page.get_by_label("Year since which").fill("2014")
    page.get_by_label("Status with the Economic").select_option("none")
    page.get_by_label("Labour", exact=True).check()
    page.get_by_label("Name of the speaker").fill("Oda Brambleworth")
    page.get_by_label("Gender of the speaker").select_option("woman")
    page.get_by_label("Function of the speaker").fill("Ferry pilot")
    page.get_by_label("Mail address of the speaker").fill(mail)
    page.get_by_label("Name of the contact").fill("Ama Quill")
    page.get_by_label("Mail address of the contact").fill(mail)


def open_series(lead: "Page") -> Series:
    """Open a series and its call as an organiser does."""
    today = timezone.localdate()
    lead.goto("/desk/pre-sessions/")
    lead.get_by_role("link", name="Open a series").click()
    for name, value in (
        ("session", "45"), ("title", "Pre-sessions before session 45"), ("slug", "45"),
        ("place", "Lantern House, Geneva"), ("starts_on", str(today + timedelta(days=60))),
        ("ends_on", str(today + timedelta(days=62))),
        ("call_opens_at", f"{today - timedelta(days=1)}T09:00"),
        ("call_closes_at", f"{today + timedelta(days=20)}T23:59"),
    ):  # fmt: skip
        lead.locator(f"#id_{name}").fill(value)
    lead.get_by_role("button", name="Open the series").click()
    lead.get_by_role("link", name="Write what the call says").click()
    lead.get_by_role("button", name="Save").click()
    lead.get_by_role("button", name="Open the call").click()
    expect(lead.get_by_text("Applications come in.")).to_be_visible()
    lead.get_by_role("link", name="Team", exact=True).click()
    lead.get_by_label("Mail address of the account").fill("ines@ines.example")
    lead.get_by_label("Part", exact=True).select_option("assessor")
    lead.get_by_role("button", name="Give the part").click()
    expect(lead.get_by_text("Ines").first).to_be_visible()
    return Series.objects.get(slug="45")


def join_and_apply(visitor: "Page", mail: Any) -> None:
    """Come from the public page without an account, join, confirm, and be led back to the call."""
    visitor.goto("/pre-sessions/")
    visitor.get_by_role("link", name="Apply to speak").click()
    visitor.get_by_role("link", name=re.compile("sign up|account", re.I)).first.click()
    visitor.get_by_label("Username").fill("heron")
    visitor.get_by_label("Email").fill("heron@ferries.example")
    visitor.locator("#id_password1").fill(PASSWORD)
    visitor.locator("#id_password2").fill(PASSWORD)
    visitor.locator("main form button").first.click()
    visitor.wait_for_url("**/confirm-email/")
    link = re.search(r"https?://\S+/accounts/confirm-email/\S+", mail()[-1].get_content())[0]
    visitor.goto(link)
    visitor.locator("main form button").first.click()
    if "/login" in visitor.url:
        visitor.get_by_label("Username or email").fill("heron")
        visitor.get_by_label("Password").fill(PASSWORD)
        visitor.locator("main").get_by_role("button", name="Sign in").click()
    visitor.wait_for_url("**/pre-sessions/45/apply/")
    visitor.get_by_label("Country").select_option("XAA")
    visitor.get_by_role("button", name="Begin").click()


def many_apply(series: Series) -> None:
    """Thirty-seven more institutions apply: most for two countries, too few for the third."""
    now = timezone.now()
    panels = {panel.state: panel for panel in series.panels.select_related("series")}
    for number in range(MANY):
        state = "XAC" if number == 0 else STATES[number % 2]
        name = f"house{number}"
        one = applying.begin(
            panels[state], by=account(name), language=("en", "fr", "es")[number % 3], now=now
        )
        values = {
            **ASKED, "institution": f"House {number}", "kind": KINDS[number % 5],
            "region": ("North", "South", "Islands")[number % 3], "issues": [ISSUES[number % 5]],
            "speaker_gender": ("woman", "man")[number % 2], "speaker_name": f"Guest {number}",
            "contact_email": f"{name}@{name}.example", "speaker_email": f"s@{name}.example",
        }  # fmt: skip
        applying.save(one, values, revision=1, now=now)
        applying.send(one, now=now)


def score_all(series: Series) -> None:
    """Two assessors score all but one application, which is left to the browser."""
    opening.name_member(series, address="abel@abel.example", part="assessor")
    for number, member in enumerate(series.members.filter(part="assessor").select_related("user", "series")):
        for one in scoring.free_applications(member):
            if one.institution == "Ferry Women" and member.user.username == "ines":
                continue
            marks = {name: 1 + (one.pk + number) % 5 for name, _words in CRITERIA}
            scoring.give_score(member, one, marks=marks)


@pytest.fixture
def countries(transactional_db: None) -> None:
    """Three States under review at a session, and the people of the team."""
    for order, state in enumerate(STATES):
        Review.objects.create(
            code=f"{state}-45", state=state, session=45, cycle=4, order=order, status="scheduled"
        )
    account("lena").groups.add(Group.objects.get_or_create(name=ORGANISERS)[0])
    account("ines"), account("abel")


def test_from_the_call_to_the_letters(browser, live_server, countries, mail):
    lead = entered(browser, live_server, "lena")
    series = open_series(lead)

    visitor = browser.new_context(base_url=live_server.url, locale="en-GB").new_page()
    visitor.context.set_default_timeout(30_000)
    join_and_apply(visitor, mail)
    visitor.get_by_label("What you want to achieve").fill("word " * 201)
    expect(visitor.locator("[data-count]")).to_have_class(re.compile("over"))
    fill(visitor, "Ferry Women", "heron@ferries.example")
    visitor.get_by_role("button", name="Send the application").click()
    expect(visitor.get_by_text("This has 201 words")).to_be_visible()
    visitor.get_by_label("What you want to achieve").fill("That missions ask about ferries.")
    upload = {"name": "ours.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 ours"}
    visitor.get_by_label("Your submission to the review").set_input_files(upload)
    visitor.get_by_role("button", name="Send the application").click()
    expect(visitor.get_by_text("Your application has arrived. Thank you.")).to_be_visible()
    visitor.get_by_label("Region or town").fill("Islands")
    visitor.get_by_role("button", name="Save the changes").click()
    expect(visitor.get_by_text("The application was changed.")).to_be_visible()

    for name, language, state in (("luz", "es", "XAB"), ("remi", "fr", "XAA")):
        without = browser.new_context(base_url=live_server.url, java_script_enabled=False)
        without.set_default_timeout(30_000)
        client = Client()
        client.force_login(account(name))
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        without.add_cookies([cookie])
        page = without.new_page()
        page.goto("/pre-sessions/45/apply/")
        page.get_by_label("Country").select_option(state)
        page.get_by_label("Language in which we write to you").select_option(language)
        page.get_by_role("button", name="Begin").click()
        page.get_by_label("What you want to achieve").fill("Two words")
        page.get_by_role("button", name="Save the draft").click()
        expect(page.get_by_text("2 words of 200")).to_be_visible()
        fill(page, f"House of {name.title()}", f"{name}@{name}.example")
        page.get_by_role("button", name="Send the application").click()
        expect(page.get_by_text("Your application has arrived. Thank you.")).to_be_visible()
        without.close()
    many_apply(series)
    assert series.applications.filter(state="sent").count() == 40
    send_waiting()
    subjects = [letter["Subject"] for letter in mail()][1:]
    assert len(subjects) == 40
    assert set(subjects) == {
        "Your application has arrived", "Votre candidature est arrivée", "Su solicitud ha llegado",
    }  # fmt: skip

    lead.goto("/desk/pre-sessions/45/")
    lead.get_by_text("Close the call early").click()
    lead.get_by_role("button", name="Close the call now").click()
    expect(lead.get_by_text("Assessors score, then you choose")).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_role("button", name="Save the changes")).to_have_count(0)

    score_all(series)
    assessor = entered(browser, live_server, "ines")
    assessor.goto("/desk/pre-sessions/45/")
    expect(assessor.get_by_text("You have scored 39 of 40 applications.")).to_be_visible()
    assessor.get_by_role("link", name="Ferry Women").click()
    expect(assessor.get_by_text("What all gave")).to_have_count(0)
    for group in assessor.locator(".marks").all():
        group.get_by_label("5", exact=True).check()
    assessor.get_by_label("Comment").fill("First hand.")
    assessor.get_by_role("button", name="Give the score").click()
    expect(assessor.get_by_role("heading", name="What all gave")).to_be_visible()
    assert assessor.goto("/desk/pre-sessions/45/selection/").status == 404

    lead.goto("/desk/pre-sessions/45/hours/")
    lead.get_by_label("Rooms, with commas between").fill("Room XX")
    lead.get_by_role("button", name="Fill the hours").click()
    expect(lead.locator("#room-XAA")).to_have_value("Room XX")
    lead.goto("/desk/pre-sessions/45/selection/")
    expect(lead.get_by_text("too few applications")).to_have_count(1)
    lead.goto("/desk/pre-sessions/45/selection/xac/")
    lead.get_by_text("Drop this meeting").click()
    lead.get_by_role("button", name="Drop the meeting").click()
    expect(lead.get_by_text("This meeting does not take place.")).to_be_visible()

    choose_in_browser(lead, "xaa", "Ferry Women")
    choose(series.panels.select_related("series").get(state="XAB"))
    for state in ("xaa", "xab", "xac"):
        lead.goto(f"/desk/pre-sessions/45/letters/{state}/")
        lead.get_by_role("button", name=re.compile("^Send")).click()
        expect(lead.get_by_text("There is no letter to send.")).to_be_visible()
    assert Letter.objects.count() == 40
    send_waiting()
    send_waiting()
    told = mail()[41:]
    assert len(told) == 40
    assert len({letter["To"] for letter in told}) == 40
    assert {letter["Subject"] for letter in told} == {"Your application", "Votre candidature", "Su solicitud"}
    accepted = next(letter for letter in told if letter["To"] == "heron@ferries.example")
    assert "glad to invite Oda Brambleworth" in accepted.get_content()
    assert Series.objects.get(pk=series.pk).state == Series.State.SELECTED
    visitor.reload()
    expect(visitor.locator("main")).to_contain_text("selected")
    anybody = browser.new_context(base_url=live_server.url).new_page()
    anybody.goto("/pre-sessions/45/")
    expect(anybody.locator("main")).not_to_contain_text("Ferry")
    for page in (lead, visitor, assessor, anybody):
        page.context.close()


def choose_in_browser(lead: "Page", state: str, wanted: str) -> None:
    """Choose the speakers of a country by the form: one by name, then the best, and see the balance."""
    lead.goto(f"/desk/pre-sessions/45/selection/{state}/")
    lead.get_by_label(f"Choice for {wanted}").select_option("selected")
    rest = [one for one in lead.locator(".candidates select").all() if one.input_value() == ""]
    for number, one in enumerate(rest):
        one.select_option("selected" if number < 4 else "reserve" if number < 6 else "not_selected")
    lead.get_by_role("button", name="Save the choices").click()
    expect(lead.get_by_text("5 of 5 places")).to_be_visible()
    expect(lead.locator("aside")).to_contain_text("Grassroots or community organisation")


def choose(panel: Panel) -> None:
    """Choose the speakers of a country by functions."""
    ranked = selecting.candidates(panel)
    values = ["selected"] * 5 + ["reserve"] * 2 + ["not_selected"] * (len(ranked) - 7)
    selecting.choose(panel, {one.application.pk: value for one, value in zip(ranked, values, strict=True)})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, countries, require, scheme, tmp_path: Path
):
    require("axe")
    from axe_playwright_python.sync_playwright import Axe

    from agenda.pre_sessions.small_series import small_series

    world = small_series()
    Series.objects.update(
        call_opens_at=timezone.now() - timedelta(days=1), call_closes_at=timezone.now() + timedelta(days=9)
    )
    selecting.choose(world.panel, {world.application.pk: "selected"})
    marks = {name: 4 for name, _words in CRITERIA}
    scoring.give_score(world.scoring, world.application, marks=marks, comment="Good")
    one, draft = world.application.pk, world.draft.pk
    desk = "/desk/pre-sessions/45/"
    pages = {
        "lead": ("/desk/pre-sessions/", desk, *(f"{desk}{page}/" for page in (
            "change", "countries", "call", "people", "hours", "selection", "selection/xaa", "letters",
            "letters/xaa", f"applications/{one}"))),
        "assessor": (f"{desk}scoring/", f"{desk}scoring/{one}/"),
        "other": ("/pre-sessions/", "/pre-sessions/45/", "/pre-sessions/45/apply/",
                  "/pre-sessions/applications/", f"/pre-sessions/applications/{draft}/"),
    }  # fmt: skip
    faults = []
    for name, paths in pages.items():
        client = Client()
        client.force_login(getattr(world, name))
        context = browser.new_context(
            base_url=live_server.url, color_scheme=scheme, viewport={"width": 320, "height": 740}
        )
        key = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        page = context.new_page()
        for path in paths:
            assert page.goto(path).status == 200, path
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            found = Axe().run(page).response["violations"]
            faults += [(path, one["id"], one["nodes"][0]["html"]) for one in found]
        context.close()
    assert not faults
