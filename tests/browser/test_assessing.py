"""Assessing in a row by keyboard alone, and the pages of assessments for everybody."""

import pytest

from followup.small_space import small_space
from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.models import Assessment, Moment

pytestmark = pytest.mark.browser


@pytest.fixture
def space(transactional_db):
    """A workspace in which the State says that its recommendation is implemented."""
    made = small_space()
    assess(made.state.editor, "XAA-45-1.1", "fully", level=Level.WORKSPACE, comment="Built.")
    return made


def sign_in(context, client, live_server) -> None:
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


def test_two_in_a_row_by_keyboard(page, live_server, client, space):
    client.force_login(space.cso.editor.user)
    sign_in(page.context, client, live_server)
    page.goto("/workspaces/bridges/assessments/enter/?level=workspace")
    page.get_by_text("Keys: 1 not").wait_for()
    page.keyboard.press("2")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing is left to assess in this list.").wait_for()
    said = dict(Assessment.objects.filter(party=space.cso.party).values_list("code", "value"))
    assert said == {"XAA-45-1.1": "partially", "XAA-45-p1": "not"}
    page.goto("/workspaces/bridges/recommendations/XAA-45-1.1/")
    page.get_by_text("IRI 0.75").wait_for()
    page.get_by_text("Answers differ").wait_for()


@pytest.mark.parametrize(("scheme", "locale"), [("light", "ar"), ("dark", "en")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, client, space, look, scheme, locale
):
    seat = space.cso.coordinator
    moment = keeping.add(Moment(title="A long name " * 6, kind="other", level=Level.WORKSPACE), by=seat)
    thing = assess(seat, "XAA-45-1.1", "not", moment=moment, level=Level.WORKSPACE)
    keeping.sign_off(assess(seat, "XAA-45-1.1", "not", comment="A gap remains."), by=seat)
    client.force_login(seat.user)
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, locale=locale, viewport={"width": 390, "height": 800}
    )
    context.set_default_timeout(20_000)
    sign_in(context, client, live_server)
    page = context.new_page()
    inside = (
        f"assessments/?before={moment.pk}",
        "assessments/enter/?show=all",
        "assessments/import/",
        f"assessments/{thing.pk}/",
        "moments/",
        "recommendations/XAA-45-1.1/",
        "",
    )
    problems = look(page, *(f"/workspaces/bridges/{one}" for one in inside), "/recommendations/XAA-45-1.1/")
    context.close()
    assert not problems, "\n".join(problems)
