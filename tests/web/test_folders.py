"""Folders: their owner's alone, ordered, annotated; read by others through a link that can be withdrawn."""

import csv
import io
import json
import re

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from search.small_world import small_world
from uprtracker.accounts.models import User
from uprtracker.publishing import folders
from uprtracker.publishing.models import Folder
from uprtracker.records.models import Alias, Recommendation
from uprtracker.search import build_index
from uprtracker.web.formats import FORMS

FIRST, SECOND, PLEDGE = "SVN-20-115.1", "SVN-20-115.2", "ALB-19-p1"


@pytest.fixture
def owner(db, home):
    small_world()
    return User.objects.create(username="owner")


@pytest.fixture
def keeper(owner):
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def folder(owner):
    made = folders.make_folder(owner=owner, name="Prisons", about="For the spring")
    folders.add(folder=made, person=owner, codes=[FIRST, PLEDGE, SECOND])
    return made


def order(one: Folder) -> list[str]:
    return [entry.item.code for entry in folders.entries(one)]


def item(one: Folder, code: str):
    return one.items.get(code=code)


def test_records_ticked_on_the_search_page_end_in_a_new_folder(keeper, owner):
    build_index()
    found = keeper.get("/recommendations/?q=prison").text
    ticks = re.findall(r'name="code" value="([^"]+)" form="keep"', found)
    assert set(ticks) == {FIRST, "ALB-19-104.2"}
    assert '<form id="keep" action="/folders/add/">' in found
    shown = keeper.get("/folders/add/", {"code": ticks})
    assert all(code in shown.text for code in ticks)
    answer = keeper.post("/folders/add/", {"code": ticks, "name": " Prisons "}, follow=True)
    one = Folder.objects.get(owner=owner)
    assert (one.name, order(one)) == ("Prisons", ticks)
    assert answer.redirect_chain == [(f"/folders/{one.pk}/", 302)]
    keeper.post("/folders/add/", {"code": [ticks[0], SECOND, "no-such-code"], "folder": one.pk})
    assert order(one) == [*ticks, SECOND]


def test_everything_that_a_search_finds_goes_in_together(keeper, folder):
    build_index()
    page = keeper.get("/folders/add/?all=1&sur=SVN").text
    assert '<input type="hidden" name="sur" value="SVN">' in page
    keeper.post("/folders/add/", {"all": "1", "sur": "SVN", "folder": folder.pk})
    assert set(order(folder)) == {FIRST, PLEDGE, SECOND, "SVN-20-115.3"}


def test_a_record_page_leads_there(client, owner):
    assert f'href="/folders/add/?code={FIRST}"' in client.get(f"/recommendations/{FIRST}/").text
    assert f'href="/folders/add/?code={PLEDGE}"' in client.get(f"/pledges/{PLEDGE}/").text
    answer = client.get(f"/folders/add/?code={FIRST}")
    assert answer["Location"] == f"/accounts/login/?next=/folders/add/%3Fcode%3D{FIRST}"


def test_notes_order_and_taking_out(keeper, folder):
    def do(what: str, code: str, **more: str):
        return keeper.post(f"/folders/{folder.pk}/", {"do": what, "item": item(folder, code).pk, **more})

    assert do("note", PLEDGE, note="Ask again\r\nin spring ")["Location"] == f"/folders/{folder.pk}/#{PLEDGE}"
    assert item(folder, PLEDGE).note == "Ask again\nin spring"
    do("up", SECOND)
    assert order(folder) == [FIRST, SECOND, PLEDGE]
    do("top", PLEDGE)
    do("up", PLEDGE)
    do("down", FIRST)
    assert order(folder) == [PLEDGE, SECOND, FIRST]
    do("remove", SECOND)
    assert order(folder) == [PLEDGE, FIRST]
    assert "Ask again<br>in spring" in keeper.get(f"/folders/{folder.pk}/").text
    keeper.post(f"/folders/{folder.pk}/", {"do": "rename", "name": "Cells", "about": "<b>"})
    assert "&lt;b&gt;" in keeper.get("/folders/").text


@pytest.mark.parametrize(
    "sent", [{"do": "burn"}, {"do": "note", "item": "x"}, {"do": "note", "item": "9" * 30}]
)
def test_nonsense_changes_nothing(keeper, folder, sent):
    sent = {"item": item(folder, FIRST).pk, **sent}
    assert keeper.post(f"/folders/{folder.pk}/", sent).status_code in (403, 404)
    assert order(folder) == [FIRST, PLEDGE, SECOND]


def test_an_item_is_changed_in_its_own_folder_alone(keeper, owner, folder):
    other = folders.make_folder(owner=User.objects.create(username="other"), name="Theirs")
    folders.add(folder=other, person=other.owner, codes=[FIRST])
    sent = {"do": "remove", "item": item(other, FIRST).pk}
    assert keeper.post(f"/folders/{folder.pk}/", sent).status_code == 404
    answer = keeper.post("/folders/add/", {"code": SECOND, "folder": other.pk})
    assert (answer.status_code, "give a new one a name" in answer.text) == (400, True)
    assert order(other) == [FIRST]


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_else_reads_or_changes_it(folder, superuser):
    other = User.objects.create(username="other", is_superuser=superuser)
    client = Client()
    client.force_login(other)
    assert client.get(f"/folders/{folder.pk}/").status_code == 404
    assert client.get(f"/folders/{folder.pk}.csv").status_code == 404
    assert client.post(f"/folders/{folder.pk}/delete/").status_code == 404
    assert "Prisons" not in client.get("/folders/").text
    for refused in (
        lambda: folders.add(folder=folder, person=other, codes=[FIRST]),
        lambda: folders.share(folder=folder, person=other, notes=True),
        lambda: folders.annotate(item=item(folder, FIRST), person=other, note="Mine"),
        lambda: folders.delete_folder(folder=folder, person=other),
    ):
        with pytest.raises(PermissionDenied):
            refused()


def test_a_link_opens_the_folder_until_it_is_withdrawn(client, keeper, owner, folder):
    folders.annotate(item=item(folder, FIRST), person=owner, note="Between us")
    keeper.post(f"/folders/{folder.pk}/", {"do": "share"})
    folder.refresh_from_db()
    address = f"/folders/shared/{folder.token}/"
    assert len(folder.token) >= 32
    assert address in keeper.get(f"/folders/{folder.pk}/").text
    answer = client.get(address)
    assert (answer.status_code, FIRST in answer.text, "Between us" in answer.text) == (200, True, False)
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == ("no-referrer", "private, no-store")
    assert "noindex" in answer["X-Robots-Tag"]
    assert "canonical" not in answer.text
    assert "Disallow: /folders/" in client.get("/robots.txt").text
    assert b"Between us" not in client.get(f"{address.rstrip('/')}.csv").content
    keeper.post(f"/folders/{folder.pk}/", {"do": "share", "notes": "1"})
    assert "Between us" in client.get(address).text
    keeper.post(f"/folders/{folder.pk}/", {"do": "withdraw"})
    assert client.get(address).status_code == 404
    keeper.post(f"/folders/{folder.pk}/", {"do": "share"})
    assert Folder.objects.get().token not in (None, folder.token)
    assert Client().post(address).status_code in (403, 405)


def test_files_have_the_order_and_the_notes(keeper, owner, folder):
    folders.annotate(item=item(folder, PLEDGE), person=owner, note="=1+1")
    rows = list(
        csv.DictReader(io.StringIO(keeper.get(f"/folders/{folder.pk}.csv").content.decode("utf-8-sig")))
    )
    assert [row["Code"] for row in rows] == [FIRST, PLEDGE, SECOND]
    assert [row["Note in the folder"] for row in rows] == ["", "'=1+1", ""]
    word = keeper.get(f"/folders/{folder.pk}.docx")
    assert word["Content-Disposition"] == 'attachment; filename="prisons.docx"'
    paper = docx.Document(io.BytesIO(word.content))
    assert paper.paragraphs[0].text == "Prisons"
    assert "=1+1" in [one.text for one in paper.paragraphs]
    cited = json.loads(keeper.get(f"/folders/{folder.pk}.csl").content)
    assert [one.get("annote") for one in cited] == [None, "=1+1", None]
    assert keeper.get(f"/folders/{folder.pk}.exe").status_code == 404


def test_a_record_is_found_under_its_new_name_and_stands_once(keeper, owner, folder):
    one = Recommendation.objects.get(code=FIRST)
    Recommendation.objects.filter(pk=one.pk).update(code="SVN-20-115.9")
    Alias.objects.create(code=FIRST, recommendation=one)
    folders.add(folder=folder, person=owner, codes=["SVN-20-115.9"])
    Recommendation.objects.get(code=SECOND).delete()
    shown = keeper.get(f"/folders/{folder.pk}/").text
    assert shown.count('id="SVN-20-115.9"') == 1
    assert "The data hold this record no more." in shown
    assert len(json.loads(keeper.get(f"/folders/{folder.pk}.csl").content)) == 2


def test_there_is_an_end_to_what_one_person_keeps(owner, folder, monkeypatch):
    monkeypatch.setattr(folders, "MOST_ITEMS", 4)
    assert folders.add(folder=folder, person=owner, codes=["SVN-20-115.3", "ALB-19-104.1"]) == 1
    monkeypatch.setattr(folders, "MOST_FOLDERS", 1)
    with pytest.raises(PermissionDenied):
        folders.make_folder(owner=owner, name="One more")


def test_a_long_folder_has_pages(keeper, folder, monkeypatch):
    monkeypatch.setattr("uprtracker.web.folders.contents.PORTION", 2)
    assert keeper.get(f"/folders/{folder.pk}/").text.count('class="item"') == 2
    last = keeper.get(f"/folders/{folder.pk}/?page=2").text
    assert SECOND in last and 'href="?page=1"' in last
    assert keeper.get(f"/folders/{folder.pk}/?page=²").status_code == 200


def test_what_files_and_databases_refuse_is_left_out(keeper, owner, folder):
    keeper.post(f"/folders/{folder.pk}/", {"do": "rename", "name": "A\0\x01B", "about": "\x0bC\0"})
    one = folder.items.first()
    keeper.post(f"/folders/{folder.pk}/", {"do": "note", "item": one.pk, "note": "=1\0\x1b\ufffe\nTwo"})
    keeper.post("/folders/add/", {"code": ["\0", "\x01"], "folder": folder.pk})
    folder.refresh_from_db()
    one.refresh_from_db()
    assert (folder.name, folder.about, one.note) == ("AB", "C", "=1\nTwo")
    for form in FORMS:
        assert keeper.get(f"/folders/{folder.pk}.{form}").status_code == 200, form
    assert "'=1" in keeper.get(f"/folders/{folder.pk}.csv").text


def test_ticked_records_and_a_folder_are_tabulated(keeper, folder):
    build_index()
    found = keeper.get("/recommendations/?q=prison").text
    assert 'formaction="/recommendations/table/"' in found
    assert '<input type="hidden" name="q" value="prison">' in found.partition('<form id="keep"')[2]
    mixed = f"/recommendations/table.json?q=prison&code={SECOND}"
    assert keeper.get(mixed, follow=True).json()["total"] == 1  # the ticked one, which is not found
    ticked = f"/recommendations/table/?code={FIRST}&code={SECOND}&rows=rs"
    data = keeper.get(ticked.replace("/?", ".json?")).json()
    assert (data["row_values"], data["row_totals"], data["total"]) == (["FRA", "SWE"], [1, 2], 2)
    text = keeper.get(ticked).text
    assert "2 records" in text and f'type="hidden" name="code" value="{FIRST}"' in text
    assert "/recommendations/?" not in text.partition('class="crossed"')[2].partition("</table>")[0]
    sheet = keeper.get(f"/export/table.csv?code={FIRST}&rows=position&columns=no").content.decode()
    assert "noted,Noted,1" in sheet and "partial,Supported in part,1" in sheet
    own = f"/folders/{folder.pk}/table/"
    assert f'href="{own}"' in keeper.get(f"/folders/{folder.pk}/").text
    shown = keeper.get(f"{own}?rows=rs&columns=no&basis=pairs")
    assert shown.status_code == 200 and "no-store" in shown["Cache-Control"]
    assert f'action="{own}"' in shown.text and "<bdi>Prisons</bdi>" in shown.text
    cells = shown.text.partition('class="crossed"')[2].partition("</table>")[0]
    assert re.findall(r'class="figure">(\d+)', cells) == ["1", "2", "3"]
    assert "embed" not in shown.text
