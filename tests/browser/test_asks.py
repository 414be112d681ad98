"""From a paper to an outcome, as somebody of an organisation does it: read, ticked, confirmed, counted."""

import io

import pytest
from docx import Document as Word

from records.small_coders import places
from uprtracker.accounts.models import User
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.records.models import Recommendation, Review

pytestmark = pytest.mark.browser


@pytest.fixture
def space(transactional_db, client, coders) -> str:
    """The address of a workspace that follows one recommendation; its owner is signed in."""
    coders["issue"] = places
    review = Review.objects.create(code="SVN-20", state="SVN", session=20, cycle=2)
    Recommendation.objects.create(
        review=review, code="SVN-20-1.1", number="1.1", text="Repair the bridge", position="supported"
    )
    owner = User.objects.create(username="owner", first_name="Ama")
    client.force_login(owner)
    made = open_workspace(
        owner=owner, title="Bridges", kind="coalition", party="Bridge Watch", party_kind="cso", state="SVN"
    )
    return f"/workspaces/{made.workspace.slug}/asks/"


def paper() -> dict[str, object]:
    word, stream = Word(), io.BytesIO()
    word.add_paragraph("We call on the Government to:")
    for text in ("repair the old bridge;", "open the library on Mondays."):
        word.add_paragraph(text, style="List Bullet")
    word.save(stream)
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": "our paper.docx", "mimeType": media, "buffer": stream.getvalue()}


def test_from_a_paper_to_an_outcome(page, live_server, client, space, look):
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    def sound() -> None:
        assert look(page) == []

    page.goto(space)
    page.get_by_role("link", name="Read a paper or type asks").click()
    page.get_by_label("Paper (PDF or Word)").set_input_files(paper())
    sound()
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("heading", level=1, name="What was read").wait_for()
    page.get_by_label("Open the library on Mondays").uncheck()
    sound()
    page.get_by_role("button", name="Add the ticked asks").click()
    page.get_by_text("1 ask of 1 that you may see.").wait_for()
    page.get_by_text("1 proposal to look at").wait_for()
    page.get_by_role("link", name="Repair the old bridge").click()
    sound()
    page.get_by_role("button", name="It takes the ask up").click()
    page.get_by_text("Confirmed").wait_for()
    page.get_by_role("link", name="Asks", exact=True).click()
    page.get_by_role("link", name="Uptake").click()
    page.get_by_text("1 of 1 asks (100.0").wait_for()
    page.emulate_media(color_scheme="dark")
    sound()
    for name in ("Meetings", "Follow-up and aid"):
        page.get_by_role("link", name=name, exact=True).click()
        page.get_by_role("heading", level=1, name=name).wait_for()
        sound()
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
