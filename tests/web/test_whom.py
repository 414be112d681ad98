"""Whom to ask: missions that raised an issue here and elsewhere, with their words and answers."""

import pytest

from search.small_world import recommendation, review
from uprtracker.records.models import Asker, Document, Question
from uprtracker.records.version import bump
from uprtracker.search import build_index

pytestmark = pytest.mark.django_db
ADDRESS = "/whom-to-ask/?state=SVN&issue=justice"


@pytest.fixture
def world(home, coders):
    """France asked Slovenia twice and Croatia once, the United Kingdom Croatia alone; Chile asked ahead."""
    from records.small_coders import places

    old, new, other = review("SVN", 7, cycle=1), review("SVN", 20), review("HRV", 9, cycle=1)
    recommendation("Open the court", of=old, number="1", issues=("justice",), by=("FRA",))
    recommendation(
        "Open the old court", of=new, number="2", issues=("justice",), by=("FRA", "ITA"),
        position="partial", answers={"FRA": "noted"},
    )  # fmt: skip
    recommendation("Train judges", of=other, number="3", issues=("justice",), by=("FRA", "GBR"))
    recommendation("Teach girls", of=new, number="4", issues=("womens-rights",), by=("GBR",))
    coders["issue"] = lambda texts, reference: [
        one for text in texts for one in places([text.replace("court", "roads")], reference)
    ]
    paper = Document.objects.create(
        sha256="ab" * 32, name="q.doc", size=1, kind="advance_questions", media="doc", review=new,
        reader_version="1", read_at="2026-01-01T00:00Z",
    )  # fmt: skip
    asked = Question.objects.create(
        document=paper, order=1, text="When will the court open?", page=1, line=1, end_page=1, end_line=1
    )
    Asker.objects.create(question=asked, state="CHL")
    bump("test")
    build_index()


def missions(client, address: str) -> dict[str, dict]:
    twin = client.get(address.replace("/?", ".json?")).json()
    return {one["state"]: one for one in twin["missions"]}


def test_who_raised_it_here_and_elsewhere_with_answers(client, world):
    found = missions(client, ADDRESS)
    assert set(found) == {"FRA", "GBR", "ITA"}
    france = found["FRA"]
    assert (france["here"], france["sessions"], france["elsewhere"]) == (2, [20, 7], 1)
    assert france["answers"] == {"supported": 1, "noted": 1}
    assert france["latest"] == ["SVN-20-2", "SVN-7-1"]
    assert (found["GBR"]["here"], found["GBR"]["elsewhere"]) == (0, 1)


def test_the_page_says_it_in_words_and_keeps_each_missions_own_answer(client, world):
    page = client.get(ADDRESS).text
    assert "Missions that raised it with Slovenia before: 2. Others, elsewhere only: 1." in page
    assert "machine, unconfirmed" in page
    here, elsewhere = page.split("Raised it elsewhere, not here yet", 1)
    assert "Open the old court" in here and "Train judges" not in here
    assert "United Kingdom" in elsewhere and "France" not in elsewhere
    france = here.split('id="fra"')[1].split('id="ita"')[0]
    assert "position noted" in france and "position partial" not in france


def test_advance_questions_about_the_issue_count_too(client, world):
    found = missions(client, "/whom-to-ask/?state=SVN&issue=development")
    assert {state: one["questions"] for state, one in found.items()} == {"CHL": 1}
    assert "1 advance question" in client.get("/whom-to-ask/?state=SVN&issue=development").text


def test_words_do_instead_of_an_issue_and_nonsense_is_named(client, world):
    assert set(missions(client, "/whom-to-ask/?state=SVN&q=girls")) == {"GBR"}
    odd = client.get("/whom-to-ask/?state=ATLANTIS&issue=x&q=")
    assert odd.status_code == 200
    assert "Choose a State and an issue, or words." in odd.text
    assert "ATLANTIS" in odd.text
    assert client.get("/whom-to-ask.json").json()["missions"] == []
