"""`/api/v1/calendar`: the dates of the pages, for programs."""

import pytest

from uprtracker.agenda.calendar.whole import calendar, forget


@pytest.fixture(autouse=True)
def fresh():
    forget()
    yield
    forget()


def test_it_answers_what_the_twin_of_the_page_answers(client, ask):
    status, found = ask("/calendar", state="SVN", **{"from": "2026-11-22", "size": "200"})
    twin = client.get("/calendar.json?state=SVN&from=2026-11-22").json()["dates"]
    shown = [one for one in found["results"] if one["kind"] != "next_review"]
    assert status == 200 and shown == twin and len(twin) > 5


def test_pages_by_cursor_leave_nothing_out(ask):
    seen, cursor = [], ""
    while cursor is not None:
        _, page = ask("/calendar", cycle="5", size="40", **({"cursor": cursor} if cursor else {}))
        seen += [one["id"] for one in page["results"]]
        cursor = page["next"]
    assert len(seen) == len(set(seen)) == page["count"] > 100
    assert {calendar().by_id[name].cycle for name in seen} == {5}


@pytest.mark.parametrize(
    "wrong", [{"country": "SVN"}, {"state": "XYZ"}, {"size": "0"}, {"cursor": "-1"}, {"from": "x"}]
)
def test_a_wrong_question_is_refused(ask, wrong):
    status, answer = ask("/calendar", **wrong)
    assert status == 422 and answer["error"]["message"]
