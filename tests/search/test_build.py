"""The snapshot: swapped while it is read, never half there, honest when it is damaged."""

import threading

import pytest

from search.small_world import recommendation, review, small_world
from uprtracker.core.errors import IndexMissing
from uprtracker.records.models import Recommendation
from uprtracker.records.version import bump
from uprtracker.search import Query, build_index, find
from uprtracker.search.build import ensure_index, index_is_current
from uprtracker.search.gather import all_records
from uprtracker.search.snapshot import current_snapshot, index_folder


def one_more() -> None:
    recommendation("Plant trees", of=review("SVN", 20))
    bump("one more")


def damage(name: str) -> None:
    """Change one byte of the current snapshot's file, keeping its size."""
    folder = index_folder() / (index_folder() / "current").read_text().strip()
    file = next(path for path in sorted(folder.rglob(name)))
    content = bytearray(file.read_bytes())
    content[-1] ^= 0xFF
    file.write_bytes(content)


def test_built_counts_both_bases(world):
    built = build_index()
    assert (built.recommendations, built.pairs, built.pledges, built.data_version) == (5, 6, 1, 1)


def test_without_a_snapshot_nothing_is_claimed(db, home):
    with pytest.raises(IndexMissing) as caught:
        find(Query())
    assert "upr index" in caught.value.remedy


def test_an_empty_database_says_that_it_is_empty(db, home):
    build_index()
    results = find(Query(q="torture"))
    assert results.count == 0
    assert any("loaded" in message for message in results.messages)


def test_readers_see_a_new_snapshot_without_a_restart(world):
    assert find(Query(q="trees")).count == 0
    one_more()
    build_index()
    assert find(Query(q="trees")).count == 1


def test_an_old_snapshot_says_so_and_is_renewed(world):
    assert not find(Query()).stale
    one_more()
    results = find(Query())
    assert (results.stale, results.data_version, results.count) == (True, 1, 5)
    assert not index_is_current()
    assert ensure_index() is not None
    assert (find(Query()).stale, find(Query()).count) == (False, 6)


def test_a_current_snapshot_is_not_built_again(world):
    assert ensure_index() is None


@pytest.mark.parametrize("name", ["arrays.bin", "words.tokens.npy", "stems.weights.npy", "lines.bin"])
def test_a_damaged_snapshot_is_not_read(world, name):
    damage(name)
    with pytest.raises(IndexMissing):
        find(Query())
    assert ensure_index() is not None
    assert find(Query()).count == 5


def test_a_damaged_manifest_is_not_read(world):
    (index_folder() / current_snapshot().name / "manifest.json").write_text("{", encoding="utf-8")
    (index_folder() / "current").write_text((index_folder() / "current").read_text() + "\n")
    assert find(Query()).count == 5, "a snapshot that is open goes on answering"


def test_a_lost_file_makes_the_older_snapshot_answer(world):
    one_more()
    newest = build_index().folder
    (newest / "columns" / "arrays.bin").unlink()
    results = find(Query())
    assert (results.count, results.stale) == (5, True)
    assert any("damaged" in message for message in results.messages)


def test_a_lost_pointer_makes_the_newest_snapshot_answer(world):
    (index_folder() / "current").unlink()
    assert find(Query()).count == 5


def test_another_format_is_not_read(world, monkeypatch):
    monkeypatch.setattr("uprtracker.search.snapshot.FORMAT", 999)
    with pytest.raises(IndexMissing):
        find(Query())


def test_an_interrupted_build_leaves_the_old_snapshot(world, monkeypatch):
    one_more()

    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("uprtracker.search.base.write_segment", stop)
        with pytest.raises(KeyboardInterrupt):
            build_index()
    assert find(Query()).count == 5
    build_index()
    assert find(Query()).count == 6
    assert not list(index_folder().glob("unfinished-*"))


def test_old_snapshots_are_removed_but_the_one_before(world):
    before = current_snapshot().name
    for _ in range(3):
        last_but_one, before = before, build_index().folder.name
    folders = {path.parent.name for path in index_folder().glob("*/manifest.json")}
    assert folders == {before, last_but_one}


@pytest.mark.django_db(transaction=True)
def test_what_is_decided_while_records_are_read_waits_for_the_next_snapshot(world, monkeypatch):
    def meanwhile():
        for record in all_records():
            if Recommendation.objects.count() == 5:
                other = threading.Thread(target=one_more)
                other.start()
                other.join()
            yield record

    monkeypatch.setattr("uprtracker.search.base.all_records", meanwhile)
    assert build_index().recommendations == 5
    results = find(Query())
    assert (results.count, results.data_version, results.stale) == (5, 1, True)


def test_a_page_of_hits_asks_the_database_for_its_version_only(world, django_assert_num_queries):
    find(Query())
    with django_assert_num_queries(1):
        hits = find(Query(q="torture")).hits
    (hit,) = hits
    assert (hit.code, hit.rs, hit.answers) == (
        "SVN-20-115.1", ("FRA", "SWE"), (("FRA", "partial"), ("SWE", "noted")),
    )  # fmt: skip
    assert (hit.said["issue"].labels, hit.paragraph) == (
        ("international-instruments", "womens-rights"),
        "115",
    )


def test_a_record_deleted_since_is_shown_as_of_the_version_that_is_named(world):
    Recommendation.objects.get(code="SVN-20-115.3").delete()
    bump("deleted")
    results = find(Query())
    assert (len(results.hits), results.data_version, results.stale) == (5, 1, True)


def test_builders_wait_for_each_other(world, monkeypatch):
    from uprtracker.search import build

    at_work, most = [], []

    def watched(folder):
        at_work.append(1)
        most.append(len(at_work))
        threading.Event().wait(0.05)
        at_work.pop()

    monkeypatch.setattr(build, "_build", watched)
    builders = [threading.Thread(target=build_index) for _ in range(4)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert most == [1, 1, 1, 1]


class TestDemonstration:
    def test_alone_it_is_found_and_marked(self, db, home):
        recommendation("Build a school", of=review("XAA", 1, demo=True), by=("XAB",))
        build_index()
        (hit,) = find(Query(q="school")).hits
        assert hit.demo

    def test_beside_real_records_it_is_left_out(self, db, home):
        small_world()
        recommendation("End marriage fees", of=review("XAA", 1, demo=True), by=("XAB",))
        build_index()
        assert find(Query()).recommendations == 5
        assert [hit.code for hit in find(Query(q="marriage")).hits] == ["ALB-19-104.1"]
        assert "XAA" not in {value.value for value in find(Query()).facets["sur"]}

    @pytest.mark.parametrize("query", [Query(sur=("XAA",)), Query(rs=("XAB",)), Query(q="state:Examplia")])
    def test_it_is_found_when_a_fictitious_state_is_named(self, db, home, query):
        small_world()
        recommendation("End marriage fees", of=review("XAA", 1, demo=True), by=("XAB",))
        build_index()
        assert [hit.code for hit in find(query).hits] == ["XAA-1-x1"]

    @pytest.mark.parametrize(
        "query", [Query(q="region:african"), Query(sur=("XAA",), sur_mode="none"), Query(q="NOT state:XAA")]
    )
    def test_it_is_not_found_by_a_region_or_by_being_left_out(self, db, home, query):
        small_world()
        recommendation("End marriage fees", of=review("XAA", 1, demo=True), by=("XAB",))
        recommendation("End school fees", of=review("XAB", 1, demo=True), by=("XAA",))
        build_index()
        assert not any(hit.demo for hit in find(query).hits)
