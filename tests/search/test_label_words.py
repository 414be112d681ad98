"""Words and fields that stand in labels only: goals, themes, instruments; and why a record was found."""

import pytest

from search.small_world import small_world
from uprtracker.records.models import Coding, Recommendation
from uprtracker.search import Query, build_index, find

TORTURE, HOMES = "SVN-20-115.1", "SVN-20-115.2"


@pytest.fixture
def labelled(db, home):
    small_world()
    for code, scheme, label in (
        (TORTURE, "sdg", "5.1"), (TORTURE, "instrument", "cat"), (HOMES, "theme", "death-penalty"),
    ):  # fmt: skip
        row = Recommendation.objects.get(code=code)
        Coding.objects.create(recommendation=row, scheme=scheme, label=label, origin="uprinfo")
    build_index()


def test_labels_are_found_by_fields_words_and_phrases(labelled):
    expected = {
        "region:eeg": 5,
        "region:weog": 0,
        "region: Europe": 5,
        "region:Asia": 0,
        'region:"Eastern European"': 5,
        "sdg:5.1 instrument:CAT": [TORTURE],
        "goal:5": [TORTURE],
        "treaty:cat-family": [TORTURE],
        'theme:"death penalty"': [HOMES],
        "theme:punishment": [],
        "capital punishment": [HOMES],
        "equality men": [TORTURE],
        '"no discrimination against women"': [TORTURE],
        "discrimination": [],
        "SDG NOT equality": [],
    }
    found = {q: sorted(hit.code for hit in find(Query(q=q)).hits) for q in expected}
    counted = {q: len(codes) if isinstance(expected[q], int) else codes for q, codes in found.items()}
    assert counted == expected


def test_a_hit_says_why_it_matched(labelled):
    expected = {
        "marriage france": ("“france” stands in Recommending State: France.",),
        "equality woman": (
            "“equality” stands in Sustainable Development Goal: 5 Equality of women and men.",
        ),
        "capital punishment": ("“death-penalty” stands in Theme: Death penalty.",),
        "torture": (),
    }
    assert {q: find(Query(q=q)).hits[0].why for q in expected} == expected


def test_other_names_are_marked(labelled):
    (hit,) = find(Query(q="CAT")).hits
    assert [fragment.text for fragment in hit.fragments if fragment.marked] == ["Convention against Torture"]


def test_words_are_doubted_one_by_one(labelled):
    expected = {
        '"womann in prison"': '"woman in prison"',
        "earlymarriage": "early marriage",
        "follow-upp": "follow-up",
    }
    for q, better in expected.items():
        results = find(Query(q=q))
        assert results.count == 0
        assert better in [query.q for _sentence, query in results.suggestions]
