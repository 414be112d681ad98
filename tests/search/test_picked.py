"""Tables of picked records are those of a question that finds the same."""

import pytest

from uprtracker.core.errors import QueryError
from uprtracker.records.models import Pledge, Recommendation
from uprtracker.search import Query
from uprtracker.search.picked import pivot_of
from uprtracker.search.pivot import pivot

QUESTIONS = (Query(), Query(sur=("SVN",)), Query(q="prison"), Query(session=("19",)), Query(q="nowhere"))
CUTS = (("issue", "position"), ("rs", "position"), ("position", "rs"), ("sur", ""), ("rs", "action"))


@pytest.mark.parametrize("basis", ["recommendations", "pairs"])
@pytest.mark.parametrize("query", QUESTIONS, ids=str)
def test_picked_records_count_as_a_question_that_finds_them(world, query, basis):
    found = {
        Query(): None, Query(sur=("SVN",)): {"review__state": "SVN"},
        Query(session=("19",)): {"review__session": 19},
        Query(q="prison"): {"text__icontains": "prison"}, Query(q="nowhere"): {"text": "nowhere"},
    }[query]  # fmt: skip
    pks = set(Recommendation.objects.filter(**found or {}).values_list("pk", flat=True))
    for rows, columns in CUTS:
        ours = pivot_of(pks, rows=rows, columns=columns, basis=basis)
        asked = pivot(query, rows=rows, columns=columns, basis=basis)
        for name in ("total", "row_values", "column_values", "data_version"):
            assert getattr(ours, name) == getattr(asked, name), (rows, columns, name)
        for name in ("counts", "row_totals", "column_totals"):
            assert getattr(ours, name).tolist() == getattr(asked, name).tolist(), (rows, columns, name)


def test_a_pledge_is_never_counted_and_names_are_checked(world):
    # Keys of pledges are not those of recommendations, though they may be the same numbers.
    assert Pledge.objects.exists()
    assert pivot_of({10**9}, rows="sur").total == 0
    with pytest.raises(QueryError):
        pivot_of(set(), rows="colour")
    with pytest.raises(QueryError):
        pivot_of(set(), rows="sur", columns="sur")
