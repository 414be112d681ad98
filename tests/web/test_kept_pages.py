"""Pages kept in memory: made once, made anew when the data move, never those of who is signed in."""

import pytest
from django.http import HttpResponse
from django.utils import timezone

from uprtracker.records.models import DataVersion
from uprtracker.web.kept_pages import KeptPages


@pytest.fixture
def kept(docket, home, settings):
    settings.UPR_PAGES_KEPT = 4_000_000
    return docket


def test_page_is_made_once_for_each_language_until_the_data_move(client, kept, django_assert_max_num_queries):
    first = client.get("/states/xaa/")
    with django_assert_max_num_queries(2):  # data version and last decision: the validator
        again = client.get("/states/xaa/")
    assert (again.content, again["ETag"], again["Cache-Control"]) == (
        first.content,
        first["ETag"],
        first["Cache-Control"],
    )
    assert 'lang="fr"' in client.get("/states/xaa/", headers={"accept-language": "fr"}).text
    kept.first.delete()
    DataVersion.objects.create(number=8, made_at=timezone.now(), reason="test")
    assert client.get("/states/xaa/").content != first.content


def test_page_of_an_editor_is_neither_kept_nor_taken_from_what_is_kept(client, admin_client, kept):
    signed_in = admin_client.get("/states/xaa/")
    public = client.get("/states/xaa/")
    assert "ETag" not in signed_in
    assert public.content != signed_in.content
    assert admin_client.get("/states/xaa/").content == signed_in.content


def response(size: int, **headers: str) -> HttpResponse:
    return HttpResponse(b"x" * size, headers={"Cache-Control": "public, max-age=0", **headers})


def test_what_was_asked_for_longest_ago_makes_room():
    pages = KeptPages(40)
    for name in "abcdefgh":
        pages.keep((name, "", ""), response(5))
    assert pages.get(("a", "", "")) is not None
    pages.keep(("i", "", ""), response(5))
    assert [name for name in "abcdefghi" if pages.get((name, "", ""))] == list("acdefghi")


@pytest.mark.parametrize(
    "answer",
    [
        response(6),
        response(1, **{"Cache-Control": "no-store"}),
        HttpResponse(b"x", status=404, headers={"Cache-Control": "public"}),
    ],
    ids=["too large", "not public", "not found"],
)
def test_what_is_not_for_everyone_is_not_kept(answer):
    pages = KeptPages(40)
    pages.keep(("a", "", ""), answer)
    assert pages.get(("a", "", "")) is None
