"""Links between recommendations: proposed by the machine, decided by persons, the same in any order."""

import itertools

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from records.specimens import TREES, WELLS, reading, row, write_export
from uprtracker.records.absorbing import absorb
from uprtracker.records.asked_before import in_every_cycle, kin_of, not_asked_again, repeated
from uprtracker.records.document_rows import store
from uprtracker.records.imports import import_export
from uprtracker.records.likeness import most_alike
from uprtracker.records.lineage import Derived, link_again
from uprtracker.records.link_decisions import decide_links
from uprtracker.records.models import DataVersion, Link, Recommendation, Review
from uprtracker.records.wishes import asks

pytestmark = pytest.mark.django_db

CED = "Ratify the Convention for the Protection of All Persons from Enforced Disappearance"
FIRST = ("Consider ratifying CED", "Abolish the death penalty", "Dig new wells in the northern villages")
SECOND = (CED, CED + ".", "Ratify CAT", "Continue to maintain the moratorium on executions")
THIRD = ("Ratify CED at once", "Teach chess in primary schools")


def review(state: str, session: int) -> Review:
    return Review.objects.get_or_create(
        code=f"{state}-{session}", state=state, session=session, cycle=1 + session // 13, status="adopted"
    )[0]


def ask(state: str, session: int, *texts: str) -> list[Recommendation]:
    """Add recommendations to a review and link them, as an import does."""
    one = review(state, session)
    start = one.recommendations.count()
    made = [
        Recommendation.objects.create(
            review=one, code=f"{one.code}-1.{at}", number=f"1.{at}", order=at, text=text, origin="conclusions"
        )
        for at, text in enumerate(texts, start + 1)
    ]
    link([one])
    return made


@transaction.atomic
def link(reviews: list[Review]) -> Derived:
    return link_again([one.pk for one in reviews])


def links(**wanted: object) -> set[tuple[str, ...]]:
    """Return kind and ends of all links; the ends of joint asks in the order of codes."""
    return {
        (one.kind, *(sorted(ends) if one.kind == "joint" else ends))
        for one in Link.objects.filter(**wanted)
        for ends in [(one.earlier.code, one.later.code)]
    }


EXPECTED = {
    ("repeats", "SVN-7-1.1", "SVN-20-1.1"),
    ("repeats", "SVN-7-1.1", "SVN-20-1.2"),
    ("repeats", "SVN-7-1.1", "SVN-34-1.1"),
    ("repeats", "SVN-20-1.1", "SVN-34-1.1"),
    ("repeats", "SVN-20-1.2", "SVN-34-1.1"),
    ("joint", "SVN-20-1.1", "SVN-20-1.2"),
}
REVIEWS = {7: FIRST, 20: SECOND, 34: THIRD}


@pytest.fixture
def person():
    return get_user_model().objects.create(username="editor")


@pytest.mark.parametrize("order", list(itertools.permutations(REVIEWS)), ids=str)
def test_reviews_in_any_order_give_the_same_links(order):
    for session in order:
        ask("FRA", session, *REVIEWS[session])
        ask("SVN", session, *REVIEWS[session])
    found = {one for one in links() if one[1].startswith("SVN")}
    assert found == EXPECTED
    assert len(links()) == 2 * len(EXPECTED)
    before = sorted(Link.objects.values_list("earlier", "later", "score", "method", "status"))
    assert link(list(Review.objects.all())) == Derived(len(before), 0, 0)
    assert sorted(Link.objects.values_list("earlier", "later", "score", "method", "status")) == before
    assert {status for *_rest, status in before} == {"proposed"}


def test_a_link_goes_when_a_text_changes_and_nobody_has_decided(person):
    old, _wells = ask("SVN", 7, "Ratify CED", "Dig wells")
    (new,) = ask("SVN", 20, "Accede to CED")
    Recommendation.objects.filter(pk=new.pk).update(text="Plant trees")
    assert link([review("SVN", 20)]) == Derived(0, 0, 1)
    Recommendation.objects.filter(pk=new.pk).update(text="Accede to CED")
    link([review("SVN", 7)])
    decide_links(links=list(Link.objects.all()), status=Link.Status.CONFIRMED, person=person)
    Recommendation.objects.filter(pk=new.pk).update(text="Plant trees")
    assert link([review("SVN", 20)]) == Derived(1, 0, 0)
    assert [kin.other for kin in kin_of(old)] == [new]


@pytest.mark.parametrize("status", [Link.Status.CONFIRMED, Link.Status.REJECTED])
def test_a_decision_is_found_again_when_the_texts_come_back(person, status):
    ask("SVN", 7, "Ratify CED")
    ask("SVN", 20, "Accede to CED")
    decide_links(links=list(Link.objects.all()), status=status, person=person)
    Recommendation.objects.filter(review__session=20).delete()
    assert not Link.objects.exists()
    (again,) = ask("SVN", 20, "Accede to CED.")
    (one,) = Link.objects.all()
    assert (one.later, one.status, one.person) == (again, status, person)
    assert one.decided_at is not None
    assert bool(kin_of(again)) == (status == Link.Status.CONFIRMED)
    decide_links(links=[one], status=Link.Status.PROPOSED, person=person)
    again.delete()
    ask("SVN", 20, "Accede to CED")
    assert links(status="proposed", person=None) == {("repeats", "SVN-7-1.1", "SVN-20-1.1")}


def test_a_rejected_link_is_not_proposed_again(person):
    ask("SVN", 7, "Ratify CED")
    ask("SVN", 20, "Accede to CED")
    version = DataVersion.objects.count()
    decide_links(links=list(Link.objects.all()), status=Link.Status.REJECTED, person=person)
    assert DataVersion.objects.count() == version + 1
    assert link([review("SVN", 7), review("SVN", 20)]) == Derived(1, 0, 0)
    assert links(status="rejected") == {("repeats", "SVN-7-1.1", "SVN-20-1.1")}


def test_decided_links_move_with_a_recommendation_that_dissolves_into_another(person):
    (old,) = ask("SVN", 7, "Ratify CED")
    heir, going, stays = ask("SVN", 20, "Accede to CED", "Accede to CED;", "Accede to the CED")
    by_ends = {(one.earlier, one.later): one for one in Link.objects.all()}
    rejected = [by_ends[old, going], by_ends[going, stays]]
    decide_links(links=rejected, status=Link.Status.REJECTED, person=person)
    decide_links(links=[by_ends[heir, stays]], status=Link.Status.CONFIRMED, person=person)
    absorb({going.pk: heir.pk})
    link([review("SVN", 20)])
    found = {(one.earlier.code, one.later.code): one.status for one in Link.objects.all()}
    assert found == {
        (old.code, heir.code): "rejected",
        (heir.code, stays.code): "confirmed",
        (old.code, stays.code): "proposed",
    }


def test_what_was_asked_before_is_told_with_its_wording():
    ask("SVN", 7, "Consider ratifying CED", "Ratify CAT", "Continue to combat trafficking in persons")
    new = ask("SVN", 20, "Ratify CED", "Consider ratifying CAT", "Continue to combat trafficking in persons")
    told = [[(kin.side, kin.then.verbs, kin.then.category, kin.change) for kin in kin_of(one)] for one in new]
    assert told == [
        [("before", "Consider ratifying", 3, "strengthened")],
        [("before", "Ratify", 5, "weakened")],
        [("before", "Continue to combat", 2, "same")],
    ]
    (first, *_rest) = Recommendation.objects.filter(review__session=7)
    assert [(kin.side, kin.other.code, kin.now.verbs, kin.change) for kin in kin_of(first)] == [
        ("again", "SVN-20-1.1", "Ratify", "strengthened")
    ]


def test_what_was_not_asked_again_and_what_always_was():
    for session, texts in REVIEWS.items():
        ask("SVN", session, *texts)
    assert [one.code for one in not_asked_again(review("SVN", 7))] == ["SVN-7-1.2", "SVN-7-1.3"]
    assert [one.code for one in repeated(review("SVN", 7))] == ["SVN-7-1.1"]
    reviews, always = in_every_cycle("SVN")
    assert [one.session for one in reviews] == [7, 20, 34]
    assert [one.code for one in always] == ["SVN-34-1.1"]
    assert in_every_cycle("FRA") == ([], [])


def test_each_part_of_a_recommendation_is_compared_on_its_own():
    wells = "dig new wells in all the northern villages before the next dry season begins"
    both = f"Lend fishing boats to those who lost theirs, {wells}, teach chess in schools, and ratify CED"
    (one,) = ask("SVN", 7, both)
    ask("SVN", 20, "Accede to CED", "Rebuild the old harbour")
    assert not Link.objects.exists()
    one.parts.create(ordinal=1, text="Lend fishing boats to those who lost theirs")
    one.parts.create(ordinal=2, text="Ratify CED")
    one.parts.create(ordinal=3, text="and to the old harbour")
    assert link([review("SVN", 7)]).added == 1
    assert links() == {("repeats", "SVN-7-1.1", "SVN-20-1.1")}
    assert [(found.recommendation, found.score) for found in most_alike("Ratify CED", limit=1)] == [
        (one, 1.0)
    ]


def test_exports_and_reports_link_what_they_bring_in_any_order(tmp_path):
    rows = [row("Consider digging new wells", Session="7"), row(WELLS, "Chile"), row(TREES)]
    import_export(write_export(tmp_path / "rows.csv", [*rows, row(f"{WELLS}.", Session="7")]))
    assert {(one.kind, one.earlier.review.code, one.later.review.code) for one in Link.objects.all()} == {
        ("repeats", "SVN-7", "SVN-20")
    }
    store(tmp_path / "report.pdf", reading(tmp_path / "report.pdf"))
    numbers = {one.later.number for one in Link.objects.filter(kind="repeats")}
    assert numbers == {"115.2"}, "a part of a numbered recommendation, where the row now stands"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("Ratify CED", True),
        ("Establish new wells in the north", True),
        ("and to the old harbour", False),
        ("to health", False),
        ("Raise awareness", False),
        ("in order to bring those responsible to court", False),
    ],
)
def test_a_part_that_only_ends_a_sentence_asks_nothing_by_itself(part, expected):
    assert asks(part) == expected
