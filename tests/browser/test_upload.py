"""The upload form of the data desk, sent from a browser and looked at by axe."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.records.demo import FOLDER

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(browser, live_server, transactional_db, client):
    """A page of a signed-in data editor."""
    editor = User.objects.create(username="editor")
    editor.groups.add(Group.objects.get_or_create(name=DATA_EDITORS)[0])
    client.force_login(editor)
    context = browser.new_context(base_url=live_server.url, bypass_csp=True)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def test_two_reports_go_in(desk, look):
    desk.goto(reverse("admin:records_document_changelist"))
    desk.get_by_role("link", name="Upload documents").click()
    assert look(desk) == []
    desk.get_by_role("button", name="Upload and read").click()
    assert desk.get_by_text("Choose at least one file.").is_visible()
    assert look(desk) == []
    desk.get_by_label("Files").set_input_files([FOLDER / "31-XAA.pdf", FOLDER / "45-XAA.pdf"])
    desk.get_by_role("button", name="Upload and read").click()
    taken = desk.get_by_role("region", name="What was read")
    assert taken.get_by_role("row").count() == 3
    assert taken.get_by_role("link", name="45-XAA.pdf").is_visible()
    assert look(desk) == []
