"""Every role × every kind of record × every door: nobody reads, counts or changes what is not his to see.

Kinds come from `kept_models()` and addresses from the table of addresses, so that what is added later is
tested without a line here. Who sees what stands below once more, independent of the code.
"""

import io
import logging
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from followup.doors_of_spaces import of_workspace, read
from followup.kept_things import CODES, PARTIES, WORDS, Things, word_of
from uprtracker.accounts.keys import make_key
from uprtracker.accounts.models import Level, Role, User
from uprtracker.accounts.models.kept import kept_models
from uprtracker.followup.spaces.digest import lines
from uprtracker.followup.spaces.exporting import export
from uprtracker.followup.spaces.holdings import key_of, text_fields, visible
from uprtracker.followup.spaces.news import news
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.followup.spaces.subscribing import make_feed
from uprtracker.records.models import DataVersion

ROLES = [(party, role) for party in PARTIES for role in Role.values]
STRANGERS = ("visitor", "superuser", "member of another workspace", "former member")


def sees(party: str, role: str, of: str, level: str) -> bool:
    """Who sees what, as the issue has it: written once more, not taken from the code."""
    if level in ("workspace", "public"):
        return True
    if party != of:
        return False
    return level == "party" or role in ("coordinator", "editor")  # the editor wrote them


def hidden_from(party: str, role: str) -> set[str]:
    return {
        word_of(of, level) for of in PARTIES for level in Level.values if not sees(party, role, of, level)
    }


def stranger(kind: str, space) -> User | AnonymousUser:
    if kind == "visitor":
        return AnonymousUser()
    if kind == "former member":
        seat = space.cso.reader
        seat.left_at = seat.joined_at
        seat.save()
        return seat.user
    person = User.objects.create(username=kind, is_superuser=kind == "superuser", is_staff=True)
    if kind == "member of another workspace":
        open_workspace(
            owner=person, title="Other", kind="country", party="Other", party_kind="cso", state="XAA"
        )
    return person


@pytest.fixture
def things(space) -> Things:
    return Things(space)


@pytest.mark.parametrize(("party", "role"), ROLES, ids=lambda one: one)
def test_every_role_sees_what_is_its_to_see(space, things, client, party, role):
    """Query, export, search, list, API, feed and mail."""
    seat = getattr(getattr(space, party), role)
    for (model, of, level), thing in things.made.items():
        shown = model.objects.visible_to(seat.user).filter(pk=thing.pk).exists()
        assert shown == sees(party, role, of, level), (model, of, level)
        assert visible(model, seat).filter(pk=thing.pk).exists() == shown
    held = io.BytesIO()
    export(seat, "json", held)
    texts = {"export": held.getvalue().decode(), "feed": client.get(f"/feeds/{make_feed(seat)}.atom").text}
    client.force_login(seat.user)
    slug = space.workspace.slug
    texts["search"] = client.get(reverse("web:workspace-search", args=[slug]), {"words": WORDS}).text
    texts["api"] = of_api(client, seat, slug)
    texts["mail"] = str(lines(news(seat, most=500)))
    for door, text in texts.items():
        assert not {word for word in hidden_from(party, role) if word in text}, door
    wordy = any(text_fields(model) for model in kept_models())
    for of in PARTIES:
        for level in Level.values:
            if wordy and sees(party, role, of, level):
                assert all(word_of(of, level) in texts[door] for door in ("export", "search", "api"))


def of_api(client, seat, slug: str) -> str:
    headers = {"Authorization": f"Bearer {make_key(owner=seat.user, name='t')}"}
    address = f"/api/v1/workspaces/{slug}/records"
    return "".join(
        client.get(f"{address}/{key_of(model)}?size=200", headers=headers).text for model in kept_models()
    )


@pytest.mark.parametrize(("party", "role"), [("cso", "coordinator"), ("state", "reader")])
def test_no_page_shows_what_is_hidden(space, things, client, party, role):
    """Every address under the workspace, with the keys of records that are hidden and one that is not."""
    client.force_login(getattr(getattr(space, party), role).user)
    other = PARTIES[1 - PARTIES.index(party)]
    hidden = hidden_from(party, role)
    keys = [min(things.keys(other, level)) for level in ("party", "coordinators")]
    for address in of_workspace(space.workspace.slug, keys):
        text = read(client.get(address))
        assert not {word for word in hidden if word in text}, address


@pytest.mark.parametrize("kind", STRANGERS)
def test_strangers_meet_no_workspace(space, things, client, kind):
    person = stranger(kind, space)
    if isinstance(person, User):
        client.force_login(person)
    for model in kept_models():
        seen = set(model.objects.visible_to(person).values_list("level", flat=True))
        assert seen <= {Level.PUBLIC}, model
    keys = [min(things.keys("cso", "public"))]
    there, nowhere = (
        [one for one in of_workspace(slug, keys) if not re.search(r"(xlsx|docx|csv)/?$", one)]
        for slug in (space.workspace.slug, "no-such-workspace")
    )
    for address, none in zip(there, nowhere, strict=True):
        answer, missing = client.get(address), client.get(none)
        refused = {302 if kind == "visitor" else 404, 405}
        assert answer.status_code == missing.status_code, address
        assert answer.status_code in refused, address
        assert plain(answer.text, space.workspace.slug) == plain(missing.text, "no-such-workspace"), address
        assert "ETag" not in answer


def plain(text: str, slug: str) -> str:
    """Return a page without what differs each time: its own address and tokens against forgery."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text).replace(slug, "")


CODE = CODES["public"]
PUBLIC = (
    reverse("web:recommendation", args=[CODE]), reverse("web:recommendation-data", args=[CODE]),
    reverse("web:pledge", args=["XAA-45-p1"]), reverse("web:review", args=["xaa-45"]),
    reverse("web:review-data", args=["xaa-45"]), reverse("web:state", args=["xaa"]), reverse("web:home"),
    reverse("web:lists"), reverse("web:list-no-follow-up"), "/api/v1/reviews/XAA-45", "/sitemap.xml",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["visitor", "superuser"])
def test_the_public_reads_what_is_public(space, things, client, kind):
    person = stranger(kind, space)
    if isinstance(person, User):
        client.force_login(person)
    hidden = {word_of(of, level) for of in PARTIES for level in Level.values if level != "public"}
    for address in PUBLIC:
        text = read(client.get(address))
        assert not {word for word in hidden if word in text}, address


@pytest.mark.parametrize("viewer", ["leading coordinator", "superuser", "visitor"])
def test_what_a_party_keeps_for_itself_changes_nothing_elsewhere(space, client, viewer, caplog):
    """No number, name, version, validator, log line or existence: every page stays the same to the byte."""
    Things(space, ("cso",))
    if viewer != "visitor":
        seat_of = {"leading coordinator": lambda: space.cso.coordinator.user}
        client.force_login(seat_of.get(viewer, lambda: stranger(viewer, space))())
    addresses = [
        *PUBLIC,
        *(of_workspace(space.workspace.slug, [], numbered=False) if viewer[0] == "l" else []),
    ]
    addresses = [one for one in addresses if not re.search(r"(xlsx|docx)/?$|audit", one)]
    before = {address: answered(client, address) for address in addresses}
    versions = DataVersion.objects.count()
    with caplog.at_level(logging.DEBUG):
        private = Things(space, ("state",), (Level.PARTY, Level.COORDINATORS))
        after = {address: answered(client, address) for address in addresses}
    for address in addresses:
        assert after[address] == before[address], address
    assert DataVersion.objects.count() == versions
    said = " ".join(one.getMessage() for one in caplog.records if not one.name.startswith("django.db"))
    assert WORDS not in said
    assert private.made


def answered(client, address: str) -> tuple[int, str, str]:
    answer = client.get(address)
    return answer.status_code, plain(read(answer), ""), answer.get("ETag", "")


def test_what_is_not_yours_answers_like_what_is_not_there(space, things, client):
    """By GET and by POST, with the keys of another party's records; and nothing of them changes."""
    client.force_login(space.cso.coordinator.user)
    slug, hidden = space.workspace.slug, min(things.keys("state", "coordinators"))
    before = {
        key: type(thing).objects.filter(pk=thing.pk).values().get() for key, thing in things.made.items()
    }
    theirs = of_workspace(slug, [hidden], numbered=True)
    nobodys = of_workspace(slug, [987_654_321], numbered=True)
    for address, none in zip(theirs, nobodys, strict=True):
        answer, missing = client.get(address), client.get(none)
        assert answer.status_code == missing.status_code, address
        for do in ("", "save", "delete", "share"):
            given = {"do": do, "level": "workspace", "revision": 1, "comment": "Forged", "title": "Forged"}
            assert client.post(address, given).status_code in (403, 404, 405), (address, do)
    for key, thing in things.made.items():
        assert stands(thing) == before[key], key


def stands(thing) -> dict:
    return type(thing).objects.filter(pk=thing.pk).values().get()
