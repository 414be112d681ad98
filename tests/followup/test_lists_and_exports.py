"""What a workspace shows of all kinds: list, search, export, news, sign-off queue, each as far as seen."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Trace
from uprtracker.followup.models import Assessment
from uprtracker.followup.spaces import listing
from uprtracker.followup.spaces.exporting import export
from uprtracker.followup.spaces.news import news
from uprtracker.followup.spaces.searching import search
from uprtracker.followup.spaces.sign_off import for_me, waiting
from uprtracker.records.models import Coding, Pair


def said(seat, comment="Cracks in pier three", **fields):
    return keeping.add(Assessment(code="XAA-45-1.1", value="partially", comment=comment, **fields), by=seat)


def address(space, name, *args) -> str:
    return reverse(f"web:workspace-{name}", args=[space.workspace.slug, *args])


def codes(seat, **given) -> list[str]:
    return listing.portion(seat, listing.Wish.of(given), 1, 50)[0]


def test_the_list_narrows_by_what_is_asked(space):
    seat = space.cso.editor
    Pair.objects.create(recommendation=space.asked, state="XAB", origin="report")
    Coding.objects.create(recommendation=space.asked, scheme="issue", label="justice", origin="uprinfo")
    both = ["XAA-45-1.1", "XAA-45-p1"]
    assert codes(seat) == both
    assert codes(seat, words="bridge REPAIR") == both[:1]
    assert codes(seat, words="1.1") == both[:1]
    assert codes(seat, words="paint") == both[1:]
    assert codes(seat, state="XAB") == both[:1]
    assert codes(seat, state="XAC") == []
    assert codes(seat, issue="justice") == both[:1]
    assert codes(seat, position="none") == both[:1]
    assert codes(seat, review="XAA-44") == []
    assert codes(seat, words="a\0b") == both
    assert listing.portion(seat, listing.Wish(), 2, 1) == (["XAA-45-p1"], 2)
    assert listing.portion(seat, listing.Wish(), 9, 1) == ([], 2)


def test_the_list_knows_what_is_kept_as_far_as_seen(space):
    said(space.state.editor)
    assert codes(space.cso.editor, having="assessment") == []
    assert codes(space.cso.editor, lacking="assessment") == ["XAA-45-1.1", "XAA-45-p1"]
    assert codes(space.state.reader, having="assessment") == ["XAA-45-1.1"]
    assert codes(space.state.reader, lacking="assessment") == ["XAA-45-p1"]


def test_search_finds_words_among_what_is_seen(space):
    said(space.state.editor)
    assert search(space.cso.coordinator, "pier") == []
    found = search(space.state.reader, "PIER cracks")
    assert [one.count for one in found] == [1]
    assert found[0].records[0][1][0].value == "Cracks in pier three"
    assert search(space.state.reader, "pier nowhere") == []


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_an_export_holds_what_is_seen_and_is_noted(space, form):
    said(space.state.editor, "=Ours alone")
    shared = said(space.cso.editor, "For all")
    keeping.share(shared, by=space.cso.editor, level=Level.WORKSPACE)
    texts = {}
    for seat in (space.cso.reader, space.state.reader):
        held = io.BytesIO()
        export(seat, form, held)
        texts[seat] = text_of(held, form)
        assert Trace.objects.filter(by=seat, verb="exported", about=f"export.{form}").count() == 1
    assert "For all" in texts[space.cso.reader]
    assert "For all" in texts[space.state.reader]
    assert "Ours alone" in texts[space.state.reader]
    assert "Ours alone" not in texts[space.cso.reader]
    assert "cso editor" not in texts[space.state.reader]


def text_of(held: io.BytesIO, form: str) -> str:
    if form == "json":
        return json.dumps(json.loads(held.getvalue()))
    if form == "csv":
        with zipfile.ZipFile(held) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist())
    book = load_workbook(held, read_only=True)
    cells = [str(cell.value) for sheet in book for row in sheet.rows for cell in row]
    assert "=Ours alone" not in [
        cell.value for s in book for r in s.rows for cell in r if cell.data_type == "f"
    ]
    return "\n".join(cells)


def test_news_tell_what_is_seen_and_of_others_no_names(space):
    said(space.state.editor)
    shared = said(space.cso.editor)
    keeping.share(shared, by=space.cso.editor, level=Level.WORKSPACE)
    assert [(one.party, one.who, one.verb) for one in news(space.state.reader)] == [
        ("Bridge Watch", "", "shared"),
        ("Ministry", "state editor", "added"),
    ]
    assert [(one.party, one.who) for one in news(space.cso.reader)] == [("Bridge Watch", "cso editor")]


def test_the_queue_is_for_those_who_decide(client, space):
    thing = said(space.cso.contributor)
    keeping.propose(thing, by=space.cso.contributor)
    assert [for_me(getattr(space.cso, role)) for role in ("reviewer", "coordinator", "editor", "reader")] == [
        1,
        1,
        0,
        0,
    ]
    assert for_me(space.state.coordinator) == 0
    assert waiting(space.state.coordinator) == []
    given = {"do": "agree", "kind": "assessment", "thing": thing.pk, "revision": 1}
    client.force_login(space.state.reviewer.user)
    assert client.post(address(space, "signing"), given).status_code == 404
    client.force_login(space.cso.editor.user)
    assert client.post(address(space, "signing"), given).status_code == 403
    client.force_login(space.cso.reviewer.user)
    assert (
        "1 record waits for your sign-off"
        in client.get(address(space, "signing").replace("sign-off/", "")).text
    )
    assert client.post(address(space, "signing"), given).status_code == 409
    assert client.post(address(space, "signing"), {**given, "revision": 2}).status_code == 302
    thing.refresh_from_db()
    assert (thing.level, thing.signed_by) == (Level.PUBLIC, space.cso.reviewer)


def test_what_was_refused_stays_as_it_is(client, space):
    thing = said(space.cso.contributor)
    keeping.propose(thing, by=space.cso.contributor)
    client.force_login(space.cso.coordinator.user)
    client.post(address(space, "signing"), {"do": "refuse", "kind": "assessment", "thing": thing.pk})
    thing.refresh_from_db()
    assert (thing.level, thing.proposed, thing.published_at) == (Level.PARTY, "", None)


def test_pages_show_it(client, space):
    said(space.cso.editor)
    client.force_login(space.cso.reader.user)
    assert "1</strong> Assessment" in client.get(address(space, "records")).text
    assert "Cracks in pier three" in client.get(address(space, "search") + "?words=pier").text
    answer = client.get(address(space, "export", "json"))
    assert answer["Cache-Control"] == "private, no-store"
    assert b"pier three" in b"".join(answer.streaming_content)
    assert client.get(address(space, "export", "exe")).status_code == 404
