"""Two processes write a base of many records: the same index comes of it, none when one stops early."""

import json
import subprocess

import pytest

from uprtracker.core.errors import IndexMissing
from uprtracker.records.demo import load_demo
from uprtracker.search import Query, base, build_index, find
from uprtracker.search.build import Built

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def started(home, monkeypatch) -> list[subprocess.Popen[bytes]]:
    """Let every record be read apart; the processes that were started."""
    load_demo()
    found: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def start(*given, **named):
        found.append(real(*given, **named))
        return found[-1]

    monkeypatch.setattr(base, "MANY", 1)
    monkeypatch.setattr("uprtracker.search.base.subprocess.Popen", start)
    return found


def files(built: Built):
    return json.loads((built.folder / "manifest.json").read_text())["files"]


def test_the_index_is_the_same(started, monkeypatch):
    apart = build_index()
    assert len(started) == 1
    monkeypatch.setattr(base, "MANY", 10**9)
    assert files(build_index()) == files(apart)
    assert len(started) == 1


def test_whoever_stops_takes_the_other_along(started, monkeypatch):
    def full(_entries, _folder):
        raise OSError("disk full")

    monkeypatch.setattr(base, "write_postings", full)
    with pytest.raises(OSError, match="disk full"):
        build_index()
    assert started[0].returncode is not None


@pytest.mark.parametrize("last", ["pickle.dumps([1, 2])[:-3]", "pickle.dumps([])[:0]"])
def test_stopped_early_the_old_index_still_answers(started, monkeypatch, last):
    build_index()
    before = find(Query()).count
    sent = f"import sys, pickle; sys.stdout.buffer.write(pickle.dumps(9) + {last})"
    monkeypatch.setattr(base, "_START", sent)
    with pytest.raises(IndexMissing) as caught:
        build_index()
    assert "upr index" in caught.value.remedy
    assert (find(Query()).count, before > 0) == (before, True)
