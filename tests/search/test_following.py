"""A snapshot of a base and what changed since answers as one that is built anew would."""

import random
import threading
from dataclasses import replace

import pytest

from search.small_world import pledge, recommendation, review, small_world
from uprtracker.records.changed import NOTHING, Changed
from uprtracker.records.models import Coding, Pair, Pledge, Recommendation
from uprtracker.records.version import bump
from uprtracker.search import Query, build_index, export, find
from uprtracker.search.build import ensure_index
from uprtracker.search.gather import all_records
from uprtracker.search.snapshot import current_snapshot, index_folder

WORDS = ("women", "torture", "court", "school", "prison", "ratify", "law", "police")
STATES = ("FRA", "SWE", "NOR", "CIV")


@pytest.fixture
def crowded(db, home):
    """Sixty recommendations and some pledges of four reviews, indexed."""
    small_world()
    chance = random.Random(11)
    for number in range(60):
        of = review(chance.choice(["SVN", "ALB"]), chance.choice([7, 20]), cycle=1)
        recommendation(
            " ".join(chance.choices(WORDS, k=5)), of=of, number=f"90.{number}",
            by=chance.sample(STATES, chance.choice([1, 2])), position=chance.choice(["supported", "noted"]),
            action=chance.choice("12345"), issues=chance.sample(["justice", "detention", "labour"], 2),
        )  # fmt: skip
        if number % 9 == 0:
            pledge(" ".join(chance.choices(WORDS, k=4)), of=of, issues=("justice",))
    bump("crowd")
    build_index()
    return chance


def change_some(chance: random.Random) -> Changed:
    """Change, remove and add records, and return what a version would say of it."""
    own = list(Recommendation.objects.order_by("pk"))
    edited = chance.sample(own, 6)
    for one in edited[:3]:
        one.text, one.position = "Police school for women", "pending"
        one.save()
        Pair.objects.filter(recommendation=one).delete()
        Pair.objects.create(recommendation=one, state="ISL", origin="report")
    for one in edited[3:5]:
        Coding.objects.create(recommendation=one, scheme="issue", label="health", origin="person")
    gone = [edited[5].pk]
    edited[5].delete()
    promise = Pledge.objects.order_by("pk")[0]
    promise.text = "No law without a court"
    promise.save()
    new = review("NOR", 33, cycle=3)
    recommendation(
        "A court for every prison",
        of=new,
        number=f"1.{new.recommendations.count()}",
        by=("FRA",),
        issues=("justice",),
    )
    pledge("Schools of law", of=new)
    return Changed.of(
        reviews=[new.pk], recommendations=[*(one.pk for one in edited[:5]), *gone], pledges=[promise.pk]
    )


QUESTIONS = [
    Query(), Query(kind="both"), Query(kind="pledge"), Query(q="court"), Query(q="polic*", kind="both"),
    Query(q='"school for women"'), Query(q="NOT law"), Query(q="state:Norway"), Query(position=("pending",)),
    Query(rs=("ISL",), position=("pending",)), Query(rs=("FRA",), rs_mode="none"), Query(issue=("health",)),
    Query(issue=("justice", "health"), issue_mode="all"), Query(q="court OR school", sur=("SVN", "NOR")),
]  # fmt: skip


def answers() -> list[object]:
    found: list[object] = []
    for question in QUESTIONS:
        for sort in ("newest", "oldest", "state", "relevance"):
            results = find(replace(question, sort=sort, size=200))
            codes = [hit.code for hit in results.hits]
            totals = (results.count, results.recommendations, results.pairs, results.pledges)
            # How rare a word is counts from the base, so that the order by relevance may differ by a place.
            found.append((totals, sorted(codes) if sort == "relevance" else codes))
            assert {hit.code: hit.text for hit in results.hits} == {
                one.code: one.text
                for model in (Recommendation, Pledge)
                for one in model.objects.filter(code__in=codes)
            }
        found.append(dict(results.facets))
    return found


def test_what_changed_and_what_did_not_answer_together(crowded):
    bump("change", change_some(crowded))
    built = ensure_index()
    assert (built.changed, len(current_snapshot().segments)) == (8, 2)
    together = answers()
    anew = build_index()
    assert (len(current_snapshot().segments), anew.changed) == (1, None)
    assert together == answers()
    assert (built.recommendations, built.pairs, built.pledges) == (
        anew.recommendations, anew.pairs, anew.pledges,
    )  # fmt: skip


def test_changes_add_up_on_the_same_base(crowded):
    base = current_snapshot().base_name
    for _ in range(3):
        bump("change", change_some(crowded))
        assert ensure_index() is not None
        assert current_snapshot().base_name == base
    together = answers()
    build_index()
    assert together == answers()


def test_pages_of_a_list_meet_without_a_gap(crowded):
    bump("change", change_some(crowded))
    ensure_index()
    for sort in ("newest", "state", "relevance"):
        query = Query(q="court OR school OR law", kind="both", sort=sort, size=10)
        whole = [hit.code for hit in find(replace(query, size=200)).hits]
        pages = [hit.code for n in range(1, 9) for hit in find(replace(query, page=n)).hits]
        assert pages[: len(whole)] == whole


def test_an_export_has_the_rows_of_both(crowded, tmp_path):
    bump("change", change_some(crowded))
    ensure_index()
    query = Query(kind="both", rs=("FRA", "ISL"))
    with (tmp_path / "pairs.csv").open("wb") as file:
        assert export(query, "csv", file, address="https://example.org", basis="pairs") == find(query).pairs


def test_a_version_that_shows_nowhere_costs_no_segment(crowded):
    bump("nothing", NOTHING)
    assert ensure_index().changed == 0
    assert not find(Query()).stale
    assert len(current_snapshot().segments) == 1


def test_when_anything_may_have_changed_a_base_is_built(crowded):
    bump("anything")
    assert ensure_index().changed is None


def test_much_that_changed_makes_a_new_base(crowded, monkeypatch):
    monkeypatch.setattr("uprtracker.search.following.MOST", 5)
    bump("change", change_some(crowded))
    assert ensure_index().changed is None


def test_a_change_that_was_not_said_is_noticed(crowded, caplog):
    Recommendation.objects.filter(code="SVN-20-115.3").delete()
    bump("forgot to say", NOTHING)
    assert ensure_index().changed is None
    assert "add up" in caplog.text
    assert find(Query(q="ombudsman")).count == 0


def test_a_lost_base_makes_the_one_before_answer(crowded):
    build_index()
    bump("change", change_some(crowded))
    on_top = ensure_index().folder
    base = index_folder() / str(current_snapshot_base(on_top))
    (base / "columns" / "arrays.bin").unlink()
    reopened()
    assert find(Query()).stale
    assert ensure_index().changed is None
    assert not find(Query()).stale


def current_snapshot_base(path):
    from uprtracker.search.snapshot import read_manifest

    return read_manifest(path)["base"]


def reopened() -> None:
    """Forget what is open, as a process that starts does."""
    from uprtracker.search import snapshot

    snapshot._open.clear()


def test_the_base_stays_as_long_as_something_stands_on_it(crowded):
    base = index_folder() / current_snapshot().base_name
    for _ in range(5):
        bump("change", Changed.of(recommendations=[Recommendation.objects.order_by("?")[0].pk]))
        ensure_index()
    folders = {path.parent for path in index_folder().glob("*/manifest.json")}
    assert base in folders
    assert len(folders) == 3
    build_index()
    build_index()
    assert base not in {path.parent for path in index_folder().glob("*/manifest.json")}


@pytest.mark.django_db(transaction=True)
def test_what_changes_while_a_base_is_built_lies_on_top_of_it(home, monkeypatch):
    small_world()
    build_index()

    def one_more() -> None:
        found = recommendation("Plant trees", of=review("SVN", 20))
        bump("one more", Changed.of(recommendations=[found.pk]))

    def meanwhile():
        for number, record in enumerate(all_records()):
            if number == 2:
                other = threading.Thread(target=one_more)
                other.start()
                other.join()
            yield record

    monkeypatch.setattr("uprtracker.search.base.all_records", meanwhile)
    assert build_index().changed == 1
    assert (find(Query(q="trees")).count, find(Query()).stale) == (1, False)
    assert len(current_snapshot().segments) == 2
