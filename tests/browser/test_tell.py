"""The form of a community in a real browser: no connection, no scripts; and the pages behind it."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse

from uprtracker.accounts.models import User
from uprtracker.followup.evidence import intake
from uprtracker.followup.evidence.taking_in import add_evidence
from uprtracker.followup.models import Evidence, IntakeForm
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.records.models import Document, Paragraph, Recommendation, Review

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 800}


@pytest.fixture
def asked(transactional_db):
    first, later = (
        Review.objects.create(code=f"XAA-{n}", state="XAA", session=n, cycle=4, status="adopted")
        for n in (45, 60)
    )
    Recommendation.objects.create(
        review=first, code="XAA-45-1.1", number="1.1", text="Repair the bridge.", origin="conclusions"
    )
    report = Document.objects.create(
        sha256="c" * 64, symbol="A/HRC/WG.6/60/XAA/1", kind="national_report", media="pdf", name="r", size=1,
        review=later, read_at=datetime(2026, 4, 1, tzinfo=UTC),
    )  # fmt: skip
    for at, text in enumerate(("The bridge was repaired.", "Taxes fell."), 1):
        Paragraph.objects.create(document=report, order=at, number=str(at), text=text)
    owner = User.objects.create(username="owner")
    seat = open_workspace(
        owner=owner, title="Bridges", kind="country", party="Bridge Watch", party_kind="cso", state="XAA"
    )
    form, secret = intake.open_form(IntakeForm(title="The bridge", question="Is it open?"), by=seat)
    return SimpleNamespace(seat=seat, form=form, url=reverse("web:tell", args=[secret]))


def _tell(page):
    page.get_by_label("What happened? What has changed?").fill("It is closed.")
    page.get_by_label("I agree that Bridge Watch reads and keeps this.").check()
    page.get_by_role("button", name="Send").click()


def test_written_without_a_connection_and_sent_later(browser, live_server, asked):
    context = browser.new_context(base_url=live_server.url, locale="en-GB", viewport=PHONE)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(asked.url)
    page.get_by_text("This page also opens without a connection.").wait_for()
    context.set_offline(True)
    page.reload()
    _tell(page)
    page.get_by_text("Not sent yet: 1.").wait_for()
    number = page.locator(".number").inner_text()
    assert not Evidence.objects.exists()
    context.set_offline(False)
    page.get_by_text("Sent. Thank you.").wait_for()
    assert Evidence.objects.get().account == "It is closed."
    assert intake.withdraw(asked.form, intake.read_receipt(number))
    page.get_by_role("button", name="Forget everything on this phone").click()
    page.get_by_text("Nothing is left on this phone.").wait_for()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert context.cookies() == []
    context.close()


def test_without_scripts(page_without_scripts, asked):
    page_without_scripts.goto(asked.url)
    _tell(page_without_scripts)
    page_without_scripts.get_by_text("Sent. Thank you.").wait_for()
    number = page_without_scripts.locator(".number").inner_text()
    page_without_scripts.get_by_text("Take back what you sent").click()
    page_without_scripts.get_by_label("Your number").fill(number)
    page_without_scripts.get_by_role("button", name="Delete it for good").click()
    page_without_scripts.get_by_text("It is deleted").wait_for()
    assert Evidence.objects.get().gone


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, live_server, client, asked, look, scheme):
    evidence = add_evidence(Evidence(title="Planks", codes=["XAA-45-1.1"]), by=asked.seat)
    client.force_login(asked.seat.user)
    session = client.cookies["sessionid"].value
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, viewport=PHONE, bypass_csp=True
    )
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    inside = "/workspaces/bridges/"
    problems = look(
        page,
        f"{asked.url}?in=ar",
        f"{inside}evidence/",
        f"{inside}evidence/add/",
        f"{inside}evidence/{evidence.pk}/",
        f"{inside}evidence/forms/add/",
        f"{inside}recommendations/XAA-45-1.1/passages/",
    )
    context.close()
    assert not problems, "\n".join(problems)
