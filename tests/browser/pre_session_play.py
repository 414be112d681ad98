"""The first half of a Pre-session as it is played in browsers: people, and from the call to the letters."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from agenda.pre_sessions.small_series import ASKED
from uprtracker.accounts.models import User
from uprtracker.accounts.outbox import send_waiting
from uprtracker.agenda.pre_sessions import (
    applying,
    opening,
    scoring,
    selecting,
)
from uprtracker.agenda.pre_sessions.models import CRITERIA, Letter, Panel, Series

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "lighthouse of Kelpwick"
STATES = ("XAA", "XAB", "XAC")
MANY = 37  # by functions; three more come by the form
KINDS = ("national", "grassroots", "nhri", "coalition", "international")
SUBJECTS = {"en": "Your application", "fr": "Votre candidature", "es": "Su solicitud"}
ISSUES = ("labour", "womens-rights", "justice", "detention", "civil-society")


def account(name: str) -> User:
    """Make an account with a mail domain of its own."""
    made, _new = User.objects.get_or_create(
        username=name, defaults={"email": f"{name}@{name}.example", "first_name": name.title()}
    )
    return made


def entered(browser: "Browser", live_server: Any, name: str, language: str = "en-GB") -> "Page":
    """Return a page of a browser in which this person is signed in."""
    context = browser.new_context(base_url=live_server.url, locale=language)
    context.set_default_timeout(30_000)
    sign_in(context, live_server, name)
    return context.new_page()


def sign_in(context: "BrowserContext", live_server: Any, name: str) -> None:
    """Let this person be signed in, in this browser."""
    client = Client()
    client.force_login(account(name))
    key = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])


def fill(page: "Page", name: str, mail: str, speaker: str) -> None:
    """Fill in the form of an application."""
    page.get_by_label("Name of the institution or organisation").fill(name)
    page.get_by_label("What it is", exact=True).select_option("grassroots")
    page.get_by_label("Region or town").fill("North")
    page.get_by_label("Year since which").fill("2014")
    page.get_by_label("Status with the Economic").select_option("none")
    page.get_by_label("Labour", exact=True).check()
    page.get_by_label("Name of the speaker").fill(speaker)
    page.get_by_label("Gender of the speaker").select_option("woman")
    page.get_by_label("Function of the speaker").fill("Ferry pilot")
    page.get_by_label("Mail address of the speaker").fill(mail)
    page.get_by_label("Name of the contact").fill("Ama Quill")
    page.get_by_label("Mail address of the contact").fill(mail)


class Play:
    """The series and those who play: each in a browser of their own."""

    def __init__(self, browser: "Browser", live_server: Any, mail: Any) -> None:
        self.browser, self.live_server, self.mail = browser, live_server, mail
        self.lead = entered(browser, live_server, "lena")
        self.assessor = entered(browser, live_server, "ines")
        self.speaker = self.without_account()
        self.anybody = self.without_account()

    def without_account(self) -> "Page":
        """Return a page in a fresh browser."""
        context = self.browser.new_context(base_url=self.live_server.url, locale="en-GB")
        context.set_default_timeout(30_000)
        return context.new_page()

    def panel(self, state: str) -> Panel:
        """Return a panel as it stands."""
        return Panel.objects.select_related("series").get(state=state)

    def close(self) -> None:
        """Close the browsers."""
        for page in (self.lead, self.assessor, self.speaker, self.anybody):
            page.context.close()


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


def apply_without_scripts(play: Play, name: str, language: str, state: str) -> None:
    """Save a draft, then send it, in a browser without scripts."""
    context = play.browser.new_context(base_url=play.live_server.url, java_script_enabled=False)
    context.set_default_timeout(30_000)
    sign_in(context, play.live_server, name)
    page = context.new_page()
    page.goto("/pre-sessions/45/apply/")
    page.get_by_label("Country").select_option(state)
    page.get_by_label("Language in which we write to you").select_option(language)
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("What you want to achieve").fill("Two words")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("2 words of 200")).to_be_visible()
    fill(page, f"House of {name.title()}", f"{name}@{name}.example", f"Guest {name.title()}")
    page.get_by_role("button", name="Send the application").click()
    expect(page.get_by_text("Your application has arrived. Thank you.")).to_be_visible()
    context.close()


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


def forty_apply(play: Play, series: Series) -> None:
    """One comes without an account, two without scripts in Spanish and French, the rest by functions."""
    visitor = play.speaker
    join_and_apply(visitor, play.mail)
    visitor.get_by_label("What you want to achieve").fill("word " * 201)
    expect(visitor.locator("[data-count]")).to_have_class(re.compile("over"))
    fill(visitor, "Ferry Women", "heron@ferries.example", "Oda Brambleworth")
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
        apply_without_scripts(play, name, language, state)
    many_apply(series)
    assert series.applications.filter(state="sent").count() == 40
    send_waiting()
    subjects = [letter["Subject"] for letter in play.mail()][1:]
    assert len(subjects) == 40
    assert set(subjects) == {
        "Your application has arrived", "Votre candidature est arrivée", "Su solicitud ha llegado",
    }  # fmt: skip


def score_all(series: Series) -> None:
    """All assessors score what they may but one application of one of them, which is left to the browser."""
    for number, member in enumerate(series.members.filter(part="assessor").select_related("user", "series")):
        for one in scoring.free_applications(member):
            if one.institution == "Ferry Women" and member.user.username == "ines":
                continue
            marks = {name: 1 + (one.pk + number) % 5 for name, _words in CRITERIA}
            scoring.give_score(member, one, marks=marks)


def assess(play: Play, series: Series) -> None:
    """Three score, two of them with a conflict of interest: one declares it, one shares a mail domain."""
    lead, assessor = play.lead, play.assessor
    lead.goto("/desk/pre-sessions/45/")
    lead.get_by_text("Close the call early").click()
    lead.get_by_role("button", name="Close the call now").click()
    expect(lead.get_by_text("Assessors score, then you choose")).to_be_visible()
    play.speaker.reload()
    expect(play.speaker.get_by_role("button", name="Save the changes")).to_have_count(0)

    for address in ("abel@abel.example", "tove@house4.example"):
        opening.name_member(series, address=address, part="assessor")
    assessor.goto("/desk/pre-sessions/45/")
    assessor.get_by_label("Institution", exact=True).fill("House 7")
    assessor.get_by_label("What the interest is").fill("I founded it.")
    assessor.get_by_role("button", name="Declare it").click()
    expect(assessor.get_by_text("You have scored 0 of 39 applications.")).to_be_visible()
    tove = series.members.get(user__username="tove")
    assert "House 4" not in {one.institution for one in scoring.free_applications(tove)}
    score_all(series)
    assessor.reload()
    expect(assessor.get_by_text("You have scored 38 of 39 applications.")).to_be_visible()
    assessor.get_by_role("link", name="Ferry Women").click()
    expect(assessor.get_by_text("What all gave")).to_have_count(0)
    for group in assessor.locator(".marks").all():
        group.get_by_label("5", exact=True).check()
    assessor.get_by_label("Comment").fill("First hand.")
    assessor.get_by_role("button", name="Give the score").click()
    expect(assessor.get_by_role("heading", name="What all gave")).to_be_visible()


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


def select_and_write(play: Play, series: Series) -> None:
    """Hours, choice with its balance, and forty letters: none twice, none in another language."""
    lead = play.lead
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
    choose(play.panel("XAB"))
    for state in ("xaa", "xab", "xac"):
        lead.goto(f"/desk/pre-sessions/45/letters/{state}/")
        lead.get_by_role("button", name=re.compile("^Send")).click()
        expect(lead.get_by_text("There is no letter to send.")).to_be_visible()
    assert Letter.objects.count() == 40
    send_waiting()
    send_waiting()
    told = {letter["To"]: letter for letter in play.mail()[41:]}
    assert len(play.mail()) == 41 + 40
    wanted = {one.contact_email: SUBJECTS[one.language] for one in series.applications.all()}
    assert {to: letter["Subject"] for to, letter in told.items()} == wanted
    assert "glad to invite Oda Brambleworth" in told["heron@ferries.example"].get_content()
    play.speaker.reload()
    expect(play.speaker.locator("main")).to_contain_text("selected")
    play.anybody.goto("/pre-sessions/45/")
    expect(play.anybody.locator("main")).not_to_contain_text("Ferry")
