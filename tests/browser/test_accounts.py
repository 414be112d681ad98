"""Signing in with a second factor and keeping a sealed log, in a real browser."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import transaction
from playwright.sync_api import expect

from followup.small_space import small_space
from uprtracker.accounts.models import Member
from uprtracker.followup.protection import log
from uprtracker.followup.protection.changing import make_key

pytestmark = pytest.mark.browser
PASSWORD = "lighthouse of Kelpwick"


@pytest.fixture
def page(browser, live_server, settings):
    """A phone without scripts, and a workspace whose editor has a password."""
    settings.UPR_PROTECTION_KEY = ""
    make_key()
    with transaction.atomic():
        space = small_space()
        space.cso.editor.user.set_password(PASSWORD)
        space.cso.editor.user.save()
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def sign_in(page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Username or email").fill("cso-editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()


def test_a_second_factor_is_switched_on_and_a_log_is_kept_on_a_phone_without_scripts(page):
    sign_in(page)
    page.wait_for_url("**/workspaces/")
    page.goto("/accounts/2fa/totp/activate/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    secret = page.get_by_label("Authenticator secret").input_value()
    page.get_by_label("Authenticator code").fill(code_for(secret))
    page.get_by_role("button", name="Activate").click()
    codes = page.get_by_label("Unused codes")
    expect(codes).to_have_value(re.compile(r"^\d{8}\n"))
    recovery = codes.input_value().split()[0]
    page.goto("/accounts/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    sign_in(page)
    page.get_by_label("Code").fill(recovery)
    page.locator("main").get_by_role("button", name="Sign In").click()
    page.wait_for_url("**/workspaces/")
    page.get_by_role("link", name="Bridges").click()
    page.get_by_role("link", name="Protection").click()
    page.get_by_label("Its name").fill("Incidents")
    page.get_by_role("button", name="Open the log").click()
    page.get_by_label("What kind of incident").select_option("threat")
    page.get_by_label("What happened").fill("A car waited at Zirkelplatz.")
    page.get_by_role("button", name="Keep it in the log").click()
    expect(page.get_by_text("A car waited at Zirkelplatz.").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, browser, live_server, client, look, scheme):

    editor = Member.objects.get(role="editor", party__kind="cso")
    coordinator = Member.objects.get(role="coordinator", party__kind="cso")
    made = log.open_log(by=coordinator, title="Incidents")
    log.write(made, by=coordinator, fields={"kind": "threat", "happened": "A car waited."})
    log.name(made, editor, by=coordinator, keeper=False)
    client.force_login(coordinator.user)
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(20_000)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    shown = context.new_page()
    log_page = f"/workspaces/bridges/protection/{made.pk}/"
    found = look(
        shown,
        "/accounts/",
        "/accounts/2fa/",
        "/accounts/password/change/",
        "/workspaces/bridges/protection/",
        log_page,
        f"{log_page}{made.incidents.get().pk}/",
        "/workspaces/bridges/audit/",
    )
    context.close()
    assert not found, "\n".join(found)
