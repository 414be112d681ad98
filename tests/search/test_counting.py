"""Hits, totals and facets equal a count by hand over the rows, for any filters and any words."""

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from search.crowd import VALUES, VOCABULARY, Seen, passes, passing_pairs
from uprtracker.search import Query, find
from uprtracker.search.expression import Phrase, Word, all_of, either_of, negated, written
from uprtracker.search.filters import FILTERS

LEAVES = st.one_of(
    st.sampled_from([word for word in VOCABULARY if word != "of"]).map(lambda word: Word((word,))),
    st.lists(st.sampled_from(VOCABULARY), min_size=2, max_size=2).map(lambda found: Phrase(tuple(found))),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(negated),
        st.lists(inner, min_size=2, max_size=3).map(all_of),
        st.lists(inner, min_size=2, max_size=3).map(either_of),
    ),
    max_leaves=5,
)


def _filtered(names: list[str]):
    """Values and mode for each of a few filters: with many, nothing is ever found."""
    modes = st.sampled_from(["any", "any", "all", "none"])
    values = {
        name: st.lists(st.sampled_from(VALUES[name]), min_size=1, max_size=2, unique=True) for name in names
    }
    return st.fixed_dictionaries(
        {"kind": st.sampled_from(["recommendation", "recommendation", "pledge", "both"])}
        | {name: chosen.map(tuple) for name, chosen in values.items()}
        | {f"{name}_mode": modes for name in names}
    )


FILTERED = st.lists(st.sampled_from(sorted(VALUES)), max_size=3, unique=True).flatmap(_filtered)


@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filters=FILTERED, tree=st.none() | TREES)
def test_search_counts_as_a_person_would(crowd, filters, tree):
    query = Query(q=written(tree) if tree is not None else "", size=200, **filters)
    results = find(query)
    found = [seen for seen in crowd if passes(seen, query, tree)]
    listed = [s for s in found if query.kind == "both" or s.pledge == (query.kind == "pledge")]
    assert sorted(hit.code for hit in results.hits) == sorted(seen.code for seen in listed)
    assert (results.recommendations, results.pledges) == (
        sum(not s.pledge for s in found),
        sum(s.pledge for s in found),
    )
    by_machine = [s for s in found if not s.pledge and "machine" in s.values["coded_by"]]
    assert results.by_machine == len(by_machine)
    assert results.pairs == sum(len(passing_pairs(s, query, "")) for s in found if s.named)
    for name in FILTERS:
        assert {f.value: f.count for f in results.facets[name] if f.count} == by_hand(
            crowd, query, tree, name
        )


def by_hand(crowd: list[Seen], query: Query, tree, name: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for seen in crowd:
        if seen.pledge != (query.kind == "pledge") or not passes(seen, query, tree, without=name):
            continue
        if FILTERS[name].level == "record":
            values = seen.values[name]
        else:
            values = {value for pair in passing_pairs(seen, query, name) for value in pair[name]}
        for value in values:
            counts[value] = counts.get(value, 0) + 1
    return counts


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tree=TREES)
def test_not_never_leaks(crowd, tree):
    with_it = {hit.code for hit in find(Query(q=written(tree), kind="both", size=200)).hits}
    without = {hit.code for hit in find(Query(q=written(negated(tree)), kind="both", size=200)).hits}
    assert with_it.isdisjoint(without)
    assert len(with_it) + len(without) == len(crowd)
