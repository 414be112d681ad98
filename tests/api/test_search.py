"""Finding through the API: the numbers of the search, page by page, and errors instead of guesses."""

import pytest

from search.small_world import recommendation, review
from uprtracker.accounts.limits import Limit
from uprtracker.api import door
from uprtracker.core.errors import QueryError
from uprtracker.records.version import bump
from uprtracker.search import Query, build_index, find
from uprtracker.search.asking import answer_data, asked


def test_the_answer_is_that_of_the_search(ask):
    status, said = ask("/recommendations", sur=["SVN"], position="noted")
    assert status == 200
    assert said == answer_data(find(Query(sur=("SVN",), position=("noted",))))
    assert (said["count"], said["pairs"]) == (2, 2)
    assert said["results"][0]["recommending_states"]
    assert {"value": "SVN", "count": 2} in said["facets"]["sur"]


def test_pages_follow_each_other_to_the_end_without_gap_or_double(ask, world):
    for place in range(30):
        recommendation(f"Build lighthouse {place}", of=review("ALB", 33, cycle=3), number=f"9.{place}")
    bump("more")
    build_index()
    codes, cursor = [], ""
    while cursor is not None:
        given = {"cursor": cursor} if cursor else {}
        status, said = ask("/recommendations", q="lighthouse", size="10", facets="none", **given)
        assert status == 200 and said["count"] == 30 and said["facets"] == {}
        codes += [one["code"] for one in said["results"]]
        cursor = said["next"]
    assert len(codes) == len(set(codes)) == 30


def test_a_cursor_holds_for_its_question_and_its_data_alone(ask, world):
    for place in range(11):
        recommendation(f"Build lighthouse {place}", of=review("ALB", 33, cycle=3), number=f"9.{place}")
    bump("more")
    build_index()
    cursor = ask("/recommendations", q="lighthouse", size="10")[1]["next"]
    assert ask("/recommendations", q="lighthouse", size="20", cursor=cursor)[0] == 422
    assert ask("/recommendations", q="lighthouse", size="10", cursor=cursor[:-3])[0] == 422
    bump("again")
    build_index()
    status, said = ask("/recommendations", q="lighthouse", size="10", cursor=cursor)
    assert (status, said["error"]["kind"]) == (409, "data-changed")


@pytest.mark.parametrize(
    "params",
    [
        {"isue": "justice"},
        {"sur": "XQX"},
        {"issue": "no-such-issue"},
        {"cursor": "%00"},
        {"facets": "moon"},
        {"sur": ["SVN"] * 300 + ["XQX"]},
    ],
)
def test_what_is_not_understood_is_an_error_and_never_another_question(ask, params):
    status, said = ask("/recommendations", **params)
    assert status == 422
    assert said["error"]["kind"] == "not-understood"
    assert said["error"]["message"]


def test_unchanged_answers_are_not_sent_again(ask, client, world):
    first = client.get("/api/v1/recommendations?q=torture")
    assert "s-maxage" in first["Cache-Control"]
    assert first["Access-Control-Allow-Origin"] == "*"
    again = client.get("/api/v1/recommendations?q=torture", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    other = client.get("/api/v1/recommendations?q=women", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200
    bump("changed")
    changed = client.get("/api/v1/recommendations?q=torture", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed.json()["stale"] is True


def test_who_asks_too_often_is_told_when_to_go_on(ask, client, world, monkeypatch):
    monkeypatch.setattr(door, "READING", Limit("read", per_minute=6, burst=2))
    assert [ask("/recommendations")[0] for _ in range(3)] == [200, 200, 429]
    answer = client.get("/api/v1/recommendations")
    assert 1 <= int(answer["Retry-After"]) <= 11
    assert answer.json()["error"]["kind"] == "too-many"
    assert client.get("/api/v1/recommendations", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_all_that_goes_wrong_has_one_shape(client, world):
    for answer, status in (
        (client.get("/api/v1/nowhere"), 404),
        (client.get("/api/v1/recommendations/NO-1-1"), 404),
        (client.get("/api/v1/recommendations/%00"), 404),
        (client.put("/api/v1/recommendations"), 405),
    ):
        assert answer.status_code == status
        assert answer.json()["error"]["status"] == status
        assert answer.json()["error"]["message"]


def test_without_an_index_it_says_so(client, db, home):
    answer = client.get("/api/v1/recommendations")
    assert answer.status_code == 503
    assert answer.json()["error"]["kind"] == "not-ready"


def test_one_record_comes_whole_and_by_its_former_code(ask, client, world):
    status, said = ask("/recommendations/SVN-20-115.1")
    assert status == 200
    assert said["states"] == ["FRA", "SWE"]
    assert said["by_state"]["SWE"] == "noted"
    assert said["codings"]["issue"]["labels"] == ["international-instruments", "womens-rights"]
    assert client.get("/api/v1/recommendations/svn-20-115.1")["Location"].endswith("/SVN-20-115.1")
    assert ask("/recommendations/SVN-20-115.1/citation")[1]["citation"].startswith("Slovenia, UPR session 20")


def test_a_number_with_a_point_is_no_value_and_not_nothing(world):
    with pytest.raises(QueryError, match=r"3\.0"):
        asked({"cycle": 3.0})


def test_an_address_that_says_the_kind_takes_no_other(ask):
    assert ask("/pledges", kind="recommendation")[0] == 422
