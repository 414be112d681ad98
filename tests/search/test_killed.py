"""A build that is killed with -9 leaves the old answers, and the next one heals everything."""

import os
import signal
from contextlib import nullcontext

import pytest

from search.small_world import recommendation, review
from uprtracker.cli.checks import DATA, INSTALLATION, run_checks
from uprtracker.cli.checks.data import check_index
from uprtracker.records.changed import Changed
from uprtracker.records.version import bump
from uprtracker.search import Query, base, build, find
from uprtracker.search.build import build_index, ensure_index
from uprtracker.search.gather import all_records
from uprtracker.search.snapshot import index_folder

STAGES = ("write_segment", "finish", "point")


def die(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)


def build_and_die(stage: str, monkeypatch) -> None:
    """Build in a child that dies at a stage, and never asks the database: its connection is the parent's."""
    records = list(all_records())
    with monkeypatch.context() as patch:
        patch.setattr(base, "frozen_view", nullcontext)
        patch.setattr(base, "all_records", lambda: iter(records))
        patch.setattr(base, "data_version", lambda: 2)
        patch.setattr(base.Recommendation.objects, "count", lambda: len(records))
        patch.setattr(build, "data_version", lambda: 2)
        if stage == "write_segment":
            patch.setattr("uprtracker.search.segment.entry_of", die)
        else:
            patch.setattr(build, stage, die)
        child = os.fork()
        if child == 0:
            try:
                build_index()
            finally:
                os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def amiss() -> set[str]:
    """Return what `upr doctor` finds wrong, but that no facts are loaded and memory keeps no journal."""
    found = {check.name for check in run_checks((*INSTALLATION, *DATA)) if check.status == "wrong"}
    return found - {"facts", "journal", "catalogues"}


@pytest.mark.parametrize("stage", STAGES)
def test_killed_while_indexing_the_old_answers_and_the_next_build_heals(world, stage, monkeypatch):
    build_and_die(stage, monkeypatch)
    assert amiss() == set()  # the records have not changed: the old index is as new as they are
    one = recommendation("Plant trees", of=review("SVN", 20))
    build_and_die(stage, monkeypatch)
    assert (find(Query()).count, find(Query(q="trees")).count) == (5, 0)
    bump("one more", Changed.of(recommendations=[one.pk]))
    assert check_index().status == "wrong"
    assert ensure_index() is not None
    assert find(Query(q="trees")).count == 1
    assert check_index().status == "good"
    build_index()
    assert not list(index_folder().glob("unfinished-*"))
    assert amiss() == set()
