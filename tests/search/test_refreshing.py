"""The search follows a decision by itself, and says that it is behind until it has."""

import threading

import pytest

from uprtracker.accounts.models import User
from uprtracker.core import Position as Answer
from uprtracker.records.deciding import decide_coding, decide_position
from uprtracker.records.demo import load_demo
from uprtracker.records.models import Recommendation
from uprtracker.search import Query, build_index, find
from uprtracker.search.refreshing import refresh_soon

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def supported(home):
    load_demo()
    build_index()
    return Recommendation.objects.filter(position="supported")[0]


def settle():
    for thread in threading.enumerate():
        if thread.name == "search-refresh":
            thread.join(60)


def test_search_follows_the_answer_of_an_editor(supported):
    before = find(Query.from_params({"position": "noted"})).count
    decide_position(recommendation=supported, value=Answer.NOTED, person=User.objects.create(username="e"))
    settle()
    after = find(Query.from_params({"position": "noted"}))
    assert (after.count, after.stale) == (before + 1, False)


def test_decisions_that_come_while_it_builds_are_taken_along(supported):
    person = User.objects.create(username="e")
    for label in ("labour", "justice", "detention"):
        decide_coding(recommendation=supported, scheme="issue", label=label, person=person)
    settle()
    for label in ("labour", "justice", "detention"):
        codes = {hit.code for hit in find(Query.from_params({"issue": label, "size": "100"})).hits}
        assert supported.code in codes
    assert not find(Query()).stale


def test_failure_leaves_the_old_answers_and_the_next_call_tries_again(supported, monkeypatch, caplog):
    def fail():
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr("uprtracker.search.refreshing.ensure_index", fail)
        decide_position(
            recommendation=supported, value=Answer.NOTED, person=User.objects.create(username="e")
        )
        settle()
    assert find(Query()).stale
    assert "upr index" in caplog.text
    refresh_soon().join(60)
    assert not find(Query()).stale
