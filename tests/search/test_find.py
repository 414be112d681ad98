"""Questions against the small world, answered end to end."""

import pytest

from uprtracker.search import Query, find

TORTURE, HOMES, OMBUDSMAN = "SVN-20-115.1", "SVN-20-115.2", "SVN-20-115.3"
MARRIAGE, PRISONERS = "ALB-19-104.1", "ALB-19-104.2"
EVERYTHING = sorted([TORTURE, HOMES, OMBUDSMAN, MARRIAGE, PRISONERS])


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        pytest.param("", EVERYTHING, id="no-text-finds-everything"),
        pytest.param("women", [MARRIAGE, TORTURE], id="plural-finds-singular-and-label"),
        pytest.param('"woman"', [TORTURE], id="quotes-are-exact"),
        pytest.param('"women"', [MARRIAGE, TORTURE], id="quotes-search-labels-too"),
        pytest.param("child", [HOMES], id="irregular-plural"),
        pytest.param("prison", [PRISONERS, TORTURE], id="stem"),
        pytest.param("prison*", [PRISONERS, TORTURE], id="prefix"),
        pytest.param("ratification", [TORTURE], id="family-of-a-word"),
        pytest.param("follow up", [HOMES], id="hyphen-typed-as-blank"),
        pytest.param("follow-up", [HOMES], id="hyphen"),
        pytest.param("children’s homes", [HOMES], id="curly-apostrophe"),
        pytest.param("cote d'ivoire", [OMBUDSMAN], id="accents-of-a-label"),
        pytest.param("Ivory Coast", [OMBUDSMAN], id="everyday-name-of-a-state"),
        pytest.param('"convention against torture"', [TORTURE], id="phrase"),
        pytest.param('"torture convention"', [], id="phrase-keeps-its-order"),
        pytest.param('"convention ag*"', [TORTURE], id="prefix-ends-a-phrase"),
        pytest.param("CAT", [TORTURE], id="acronym-of-a-treaty"),
        pytest.param("marriage OR ombudsman", [MARRIAGE, OMBUDSMAN], id="or"),
        pytest.param("marriage ombudsman", [], id="words-are-joined-by-and"),
        pytest.param("women NOT torture", [MARRIAGE], id="not"),
        pytest.param("women -marriage", [TORTURE], id="minus"),
        pytest.param("NOT france", sorted([HOMES, OMBUDSMAN, PRISONERS]), id="not-alone-sees-labels"),
        pytest.param("NOT (france OR noted OR prison*)", [HOMES, OMBUDSMAN], id="not-of-a-bracket"),
        pytest.param("women AND NOT NOT torture", [TORTURE], id="double-not"),
        pytest.param("by:France", [MARRIAGE, TORTURE], id="field-by"),
        pytest.param("state:albania", [MARRIAGE, PRISONERS], id="field-state"),
        pytest.param('by:"Ivory Coast"', [OMBUDSMAN], id="field-quoted"),
        pytest.param("session:20 action:5", [TORTURE], id="two-fields"),
        pytest.param("issue:women", [MARRIAGE, TORTURE], id="field-issue-by-a-word-of-its-name"),
        pytest.param("position:noted", [PRISONERS, HOMES, TORTURE], id="field-position-of-any-pair"),
        pytest.param("position:none", [MARRIAGE], id="field-position-not-said"),
        pytest.param("number:115.2", [HOMES], id="field-number"),
        pytest.param("115.2", [HOMES], id="number-as-a-word"),
        pytest.param("SVN-20-115.2", [HOMES], id="code-as-a-word"),
        pytest.param("specific", [], id="category-names-are-not-words"),
        pytest.param('"specific action"', [MARRIAGE, TORTURE], id="category-names-are-phrases"),
        pytest.param("state:nowhere", [], id="unknown-state"),
    ],
)
def test_words_find(codes, q, expected):
    assert codes(q) == sorted(expected)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({"sur": ("ALB",)}, [MARRIAGE, PRISONERS], id="state-under-review"),
        pytest.param({"rs": ("SWE", "CIV")}, [HOMES, OMBUDSMAN, TORTURE], id="values-are-alternatives"),
        pytest.param({"rs": ("FRA",), "position": ("noted",)}, [], id="pair-filters-ask-for-one-pair"),
        pytest.param({"rs": ("SWE",), "position": ("noted",)}, [HOMES, TORTURE], id="one-pair-has-both"),
        pytest.param({"position": ("noted",)}, [HOMES, PRISONERS, TORTURE], id="answer-without-a-state"),
        pytest.param({"position": ("none",)}, [MARRIAGE], id="no-answer-recorded"),
        pytest.param({"issue": ("womens-rights", "justice")}, [MARRIAGE, OMBUDSMAN, TORTURE], id="any-issue"),
        pytest.param(
            {"issue": ("womens-rights", "international-instruments"), "issue_mode": "all"},
            [TORTURE],
            id="all",
        ),
        pytest.param({"sur_group": ("eeg",), "rs_group": ("african",)}, [OMBUDSMAN], id="regional-groups"),
        pytest.param({"sur_org": ("eu",), "rs_org": ("eu",)}, [HOMES, TORTURE], id="organisations"),
        pytest.param({"kind": "pledge"}, ["ALB-19-p1"], id="pledges"),
        pytest.param({"kind": "pledge", "rs": ("FRA",)}, [], id="pledges-have-no-recommending-state"),
        pytest.param({"kind": "both", "sur": ("ALB",)}, [MARRIAGE, PRISONERS, "ALB-19-p1"], id="both"),
    ],
)
def test_filters_find(codes, filters, expected):
    assert codes(**filters) == sorted(expected)


def test_totals_name_both_bases_and_keep_pledges_apart(world):
    results = find(Query(kind="both"))
    assert (results.recommendations, results.pairs, results.pledges, results.count) == (5, 6, 1, 6)


def test_pairs_count_only_those_that_pass(world):
    results = find(Query(rs=("FRA",)))
    assert (results.recommendations, results.pairs) == (2, 2)


def test_facet_ignores_its_own_filter_only(world):
    results = find(Query(sur=("ALB",), rs=("FRA",)))
    assert {f.value: (f.count, f.selected) for f in results.facets["sur"]} == {
        "ALB": (1, True),
        "SVN": (1, False),
    }
    assert {f.value: f.count for f in results.facets["rs"]} == {"FRA": 1}


def test_facet_of_positions_counts_distinct_recommendations(world):
    results = find(Query())
    assert {f.value: f.count for f in results.facets["position"]} == {
        "noted": 3,
        "partial": 1,
        "supported": 1,
        "none": 1,
    }


def test_chosen_value_without_records_stays_in_its_facet(world):
    results = find(Query(sur=("NOR",)))
    assert ("NOR", 0, True) in {(f.value, f.count, f.selected) for f in results.facets["sur"]}


def test_page_beyond_the_end_shows_the_last(world):
    results = find(Query(page=99, size=10))
    assert (results.page, results.pages, len(results.hits)) == (1, 1, 5)


@pytest.mark.parametrize(
    ("sort", "first"),
    [("oldest", MARRIAGE), ("newest", TORTURE), ("state", MARRIAGE), ("relevance", TORTURE)],
)
def test_sort(world, sort, first):
    assert find(Query(sort=sort)).hits[0].code == first


def test_hit_carries_what_a_list_shows(world):
    (hit,) = find(Query(q="woman torture", sur=("SVN",))).hits
    assert (hit.rs, hit.answers) == (("FRA", "SWE"), (("FRA", "partial"), ("SWE", "noted")))
    assert (hit.action, hit.action_origin, hit.issues) == (
        ("5",),
        "uprinfo",
        ("international-instruments", "womens-rights"),
    )
    assert [fragment.text for fragment in hit.fragments if fragment.marked] == ["Torture", "woman"]
    assert "".join(fragment.text for fragment in hit.fragments) == hit.text


def test_hit_says_why_it_matched_a_label(world):
    (hit,) = find(Query(q="marriage france")).hits
    assert hit.why == ("“france” stands in Recommending State: France.",)


def test_misspelt_word_gets_a_suggestion_that_finds(world):
    results = find(Query(q="ombudsmann"))
    assert results.count == 0
    (sentence, query) = results.suggestions[0]
    assert "ombudsman" in sentence
    assert [hit.code for hit in find(query).hits] == [OMBUDSMAN]


def test_a_page_is_not_filled_with_unknown_words(world):
    results = find(Query(q=" ".join(f"unheard{n}" for n in range(40))))
    assert len(results.messages) == 6


def test_an_unknown_value_is_told_also_under_a_not(world):
    (message,) = find(Query(q="prison NOT state:Nowhere")).messages
    assert "Nowhere" in message


def test_marks_nobody_sees_do_not_part_a_word(world):
    query = Query.from_params({"q": "om\u00adbuds\u200bman"})
    assert find(query).recommendations == find(Query(q="ombudsman")).recommendations == 1


def test_nothing_found_names_the_filter_in_the_way(world):
    results = find(Query(q="marriage", sur=("SVN",), cycle=("2",)))
    assert [query for _sentence, query in results.suggestions] == [Query(q="marriage", cycle=("2",))]


def test_nothing_found_names_the_word_in_the_way(world):
    results = find(Query(q="marriage ombudsman"))
    assert dict(results.suggestions) == {
        "Without “marriage”: 1": Query(q="ombudsman"),
        "Without “ombudsman”: 1": Query(q="marriage"),
    }


def test_pledges_are_offered_when_no_recommendation_is_found(world):
    results = find(Query(q="schools"))
    assert results.count == 0
    assert Query(q="schools", kind="pledge") in [query for _sentence, query in results.suggestions]


@pytest.mark.parametrize("sort", ["newest", "oldest", "state"])
def test_few_records_are_listed_in_the_same_order_as_many(crowd, monkeypatch, sort):
    lists = []
    for few in (0, 1_000):  # sorted themselves, looked for in the order of all
        monkeypatch.setattr("uprtracker.search.answer._FEW", few)
        lists.append([hit.code for hit in find(Query(sort=sort, kind="both", size=200)).hits])
    assert lists[0] == lists[1]
    assert len(lists[0]) == len(crowd)
