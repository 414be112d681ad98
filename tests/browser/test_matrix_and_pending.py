"""A list sent and downloaded filled in; an answer prepared on the pending desk; both pages for everybody."""

import re

import docx
import pytest

from exchange.thematic_list.written_list import CYCLE_2, as_docx
from followup.small_space import small_space
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.matrix.lists import take

pytestmark = pytest.mark.browser

ROW = [("1.1 Repair the bridge (Chile);",), "Supported", "Roads", ""]
LIST = as_docx([CYCLE_2, ["Theme: Roads"], ROW], header="Thematic list of recommendations")


@pytest.fixture
def space(transactional_db):
    """A workspace in which the State has assessed its recommendation."""
    made = small_space()
    assess(made.state.editor, "XAA-45-1.1", "partially", comment="One beam of two.")
    return made


def sign_in(context, client, live_server) -> None:
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


def test_from_a_list_to_a_filled_one_and_from_a_desk_to_its_paper(page, live_server, client, space, tmp_path):
    client.force_login(space.state.editor.user)
    sign_in(page.context, client, live_server)
    page.goto("/workspaces/bridges/matrix/")
    sent = {"name": "List.docx", "mimeType": "application/octet-stream", "buffer": LIST}
    page.locator("input[type=file]").set_input_files([sent])
    page.get_by_role("button", name="Send and preview").click()
    page.wait_for_url(re.compile(r"/matrix/\d+/$"))
    page.get_by_text("of 1 rows 1 are filled in").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as Word").click()
    waiting.value.save_as(tmp_path / "filled.docx")
    rows = docx.Document(str(tmp_path / "filled.docx")).tables[0].rows
    assert rows[2].cells[0].text == "1.1 Repair the bridge (Chile);"
    assert rows[2].cells[3].text.startswith("Partially implemented") and "One beam" in rows[2].cells[3].text
    page.goto("/workspaces/bridges/pending/")
    page.get_by_role("link", name="1.1", exact=True).click()
    page.get_by_label("Final answer").select_option("supported")
    page.get_by_label("Explanation for the responses paper").fill("The budget is voted.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Our party").last.wait_for()
    page.goto("/workspaces/bridges/pending/?show=all")
    page.get_by_role("button", name="Draft the responses paper").click()
    page.wait_for_url(re.compile(r"/papers/\d+/$"))
    page.get_by_text("The budget is voted.").first.wait_for()


@pytest.mark.parametrize(("scheme", "locale"), [("light", "ar"), ("dark", "en")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, client, space, look, scheme, locale
):
    kept = take("A-name-as-long-as-names-of-files-may-be-" * 3 + ".docx", LIST, by=space.state.editor)
    client.force_login(space.state.editor.user)
    context = browser.new_context(
        base_url=live_server.url,
        color_scheme=scheme,
        locale=locale,
        viewport={"width": 390, "height": 800},
    )
    context.set_default_timeout(20_000)
    sign_in(context, client, live_server)
    page = context.new_page()
    inside = ("matrix/", f"matrix/{kept.pk}/", "pending/", "pending/XAA-45-1.1/")
    found = look(page, *(f"/workspaces/bridges/{one}" for one in inside))
    context.close()
    assert not found, "\n".join(found)
