"""Plans in a workspace: on a phone, without scripts, by keyboard; and nothing that axe finds."""

from datetime import timedelta

import pytest
from django.utils import timezone

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member, User
from uprtracker.followup.models import Cluster, Commitment, Indicator, Law, Measured, Ministry, PlannedAction
from uprtracker.followup.spaces.opening import open_workspace

pytestmark = pytest.mark.browser
HOME = "/workspaces/ours/plans/"
TODAY = timezone.localdate()


@pytest.fixture
def own(demo, client) -> Member:
    """A coordinator who is signed in, with one thing of each kind."""
    user = User.objects.create(username="owner", first_name="Ana")
    own = open_workspace(
        owner=user, title="Ours", kind="country", party="A party with a name as long as names are",
        party_kind="cso", state=demo.review.state,
    )  # fmt: skip
    codes = [demo.code]
    ministry = keeping.add(Ministry(name="Ministry of Roads", kind="parliament", codes=codes), by=own)
    cluster = keeping.add(Cluster(title="Cluster of " + "words " * 20, codes=codes), by=own)
    for status, days in (("planned", 20), ("blocked", -5), ("under_way", 200)):
        keeping.add(
            PlannedAction(
                title=f"Act {status}", status=status, blocked_because="No money", cluster=cluster,
                codes=codes, ministry=ministry,
                starts_on=TODAY - timedelta(30), due_on=TODAY + timedelta(days),
            ),
            by=own,
        )  # fmt: skip
    indicator = Indicator(
        title="Bridges", baseline=0, baseline_on=TODAY - timedelta(99), target=9, target_on=TODAY
    )
    keeping.add(Measured(indicator=keeping.add(indicator, by=own), on=TODAY - timedelta(9), value=4), by=own)
    keeping.add(Law(title="Bridges Act", codes=codes), by=own)
    promise = Commitment(text="Pay", promised_by="Them", event="Council", event_on=TODAY, due_on=TODAY)
    keeping.add(promise, by=own)
    client.force_login(user)
    return own


def test_an_action_is_planned_and_moved_without_scripts_by_keyboard(
    page_without_scripts, client, live_server, own
):
    page = page_without_scripts
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{HOME}actions/new/")
    page.get_by_label("Action", exact=True).fill("Build it")
    page.get_by_label("Due", exact=False).first.fill("2030-01-02")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Build it").wait_for()
    page.goto(f"{HOME}board/")
    card = page.locator(".column.planned .card", has_text="Build it")
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    card.get_by_role("button", name="Done").focus()
    page.keyboard.press("Enter")
    page.locator(".column.done .card", has_text="Build it").wait_for()
    assert PlannedAction.objects.get(title="Build it").done_on == TODAY


@pytest.mark.parametrize(("scheme", "locale"), [("light", "ar"), ("dark", "en")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, client, own, look, scheme, locale
):
    page = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, locale=locale, bypass_csp=True,
        viewport={"width": 390, "height": 800},
    ).new_page()  # fmt: skip
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    addresses = ["", "board/", "timeline/", f"indicators/{Indicator.objects.get().pk}/", "actions/new/"]
    if scheme == "light":
        addresses += [
            "list/", "parliament/", "suggest/", "without-action/", "import/", "reminders/",
            f"clusters/{Cluster.objects.get().pk}/", f"ministries/{Ministry.objects.get().pk}/",
            f"actions/{PlannedAction.objects.all()[0].pk}/", f"clusters/{Cluster.objects.get().pk}/choose/",
        ]  # fmt: skip
    problems = look(page, *(HOME + address for address in addresses))
    page.context.close()
    assert not problems, "\n".join(problems)
