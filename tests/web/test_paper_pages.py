"""The pages of papers: begun, written by two, counted, shared, published, and there for nobody else."""

from io import BytesIO
from types import SimpleNamespace

import docx
import pytest

from followup.small_space import small_space
from uprtracker.accounts.models import Trace
from uprtracker.publishing.models import PaperDraft


@pytest.fixture
def space(db, client) -> SimpleNamespace:
    found = small_space()
    found.base = f"/workspaces/{found.workspace.slug}/papers/"
    return found


@pytest.fixture
def draft(space, client) -> PaperDraft:
    client.force_login(space.cso.editor.user)
    answer = client.post(
        space.base, {"kind": "item_6", "title": "On bridges", "review": "XAA-45", "language": "en"}
    )
    made = PaperDraft.objects.get()
    assert answer["Location"] == f"{space.base}{made.pk}/"
    return made


def test_a_paper_is_written_and_leaves_as_word(space, draft, client):
    section = draft.sections.all()[1]
    address = f"{space.base}{draft.pk}/{section.pk}/"
    page = client.get(address).text
    assert 'name="revision" value="1"' in page
    text = "<script>alert(1)</script> Repair it.^[Own visit]"
    client.post(address, {"revision": "1", "title": "", "text": text, "then": "back"})
    page = client.get(f"{space.base}{draft.pk}/").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Repair it." in page
    assert "Own visit" in page
    answer = client.get(f"{space.base}{draft.pk}/paper.docx")
    assert answer["Content-Disposition"] == 'attachment; filename="on-bridges.docx"'
    assert "no-store" in answer["Cache-Control"]
    said = "\n".join(one.text for one in docx.Document(BytesIO(answer.content)).paragraphs)
    assert "Repair it." in said
    assert Trace.objects.filter(verb="exported", kind="publishing.paperdraft", thing=draft.pk).exists()


def test_who_came_too_late_sees_both_texts(space, draft, client):
    section = draft.sections.all()[1]
    address = f"{space.base}{draft.pk}/{section.pk}/"
    for text in ("First words.", "Second words."):
        answer = client.post(address, {"revision": "1", "title": "", "text": text})
    # Both put in a first paragraph: both stand.
    assert answer.status_code == 302
    section.refresh_from_db()
    assert "First words." in section.text
    assert "Second words." in section.text
    seen = section.revision
    for text in ("One bridge.", "Two bridges."):
        answer = client.post(address, {"revision": str(seen), "title": "", "text": text})
    assert answer.status_code == 409
    assert "One bridge." in answer.text
    assert "Two bridges." in answer.text


def test_roles_and_levels(space, draft, client):
    page, act = f"{space.base}{draft.pk}/", f"{space.base}{draft.pk}/act/"
    public = f"/papers/{draft.pk}/"
    client.force_login(space.state.coordinator.user)
    missing = client.get(f"{space.base}{draft.pk + 999}/")
    hidden = client.get(page)
    assert hidden.status_code == missing.status_code == 404
    assert "On bridges" not in client.get(space.base).text
    client.force_login(space.cso.reader.user)
    assert client.get(page).status_code == 200
    assert client.post(act, {"do": "workspace"}).status_code == 403
    assert client.post(act, {"do": "publish", "revision": draft.revision}).status_code == 403
    assert (
        client.post(
            space.base, {"kind": "item_6", "title": "No", "review": "XAA-45", "language": "en"}
        ).status_code
        == 403
    )
    assert client.get(public).status_code == 404
    assert client.get("/reviews/xaa-45.json").json()["papers"] == []
    client.force_login(space.cso.reviewer.user)
    assert client.post(act, {"do": "publish", "revision": 1})["Location"].endswith("?changed=1")
    draft.refresh_from_db()
    client.post(act, {"do": "publish", "revision": draft.revision})
    client.logout()
    assert f'href="{public}"' in client.get("/reviews/xaa-45/").text
    shown = client.get(public)
    assert "Bridge Watch" in shown.text
    assert client.get(f"{public}paper.pdf").content.startswith(b"%PDF")
    client.force_login(space.cso.editor.user)
    section = draft.sections.all()[1]
    assert client.get(f"{page}{section.pk}/").status_code == 403
    assert client.post(f"{page}{section.pk}/act/", {"do": "delete"}).status_code == 403
