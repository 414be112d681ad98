"""Addresses are read without failing and written in one way only."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from uprtracker.search import Query


def read(address: str) -> Query:
    return Query.from_params(QueryDict(address))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("", Query(), id="empty"),
        pytest.param("q=a++b", Query(q="a b"), id="blanks"),
        pytest.param("sur=svn&sur=HRV", Query(sur=("HRV", "SVN")), id="several-in-any-case"),
        pytest.param("sur=Slovenia", Query(sur=("SVN",)), id="name-of-a-state"),
        pytest.param("session=20&session=9", Query(session=("9", "20")), id="numbers-in-their-order"),
        pytest.param("position=accepted", Query(position=("supported",)), id="word-of-upr-info"),
        pytest.param("issue=justice&issue_mode=all", Query(issue=("justice",), issue_mode="all"), id="all"),
        pytest.param("size=50&page=3&sort=oldest", Query(size=50, page=3, sort="oldest"), id="page"),
        pytest.param("rs=FRA&rs_mode=none", Query(rs=("FRA",), rs_mode="none"), id="none"),
        pytest.param("rs_mode=none", Query(), id="mode-of-nothing"),
        pytest.param("sdg=5.a&sdg=5.2&sdg=16", Query(sdg=("5.2", "5.a", "16")), id="goals"),
        pytest.param("instrument=cat-family", Query(instrument=("cat-family",)), id="family"),
        pytest.param(
            "date_from=2014&date_to=2016-02", Query(date_from="2014-01-01", date_to="2016-02-29"), id="days"
        ),
        pytest.param("kind=pledge", Query(kind="pledge"), id="kind"),
    ],
)
def test_an_address_is_read(address, expected):
    query = read(address)
    assert query == expected
    assert query.problems == ()


@pytest.mark.parametrize(
    "address",
    [
        "sur=ZZZ", "sur=%00", "rs=nowhere", "issue=..%2F..", "issue=unheard-of", "session=999", "session=-1",
        "action=9", "position=rejected", "page=0", "page=abc", "page=99999999999999", "page=²", "size=7",
        "sort=up", "rs_mode=some", "date_from=2014-02-30", "date_to=soon", "sdg=18", "lineage=new",
        "kind=all", "sur_group=martian", "rs_org=nato", "cycle=1e3",
    ],
)  # fmt: skip
def test_what_is_unknown_is_dropped_and_named(address):
    query = read(address)
    assert query == Query()
    assert len(query.problems) == 1


def test_a_very_long_text_is_cut_and_says_so():
    query = read("q=" + "a" * 10_000)
    assert len(query.q) == 500
    assert len(query.problems) == 1


def test_a_page_is_not_filled_with_problems():
    assert len(Query.from_params({"sur": [f"nowhere {n}" for n in range(300)]}).problems) == 10


def test_the_same_question_has_one_address():
    assert read("sur=SVN&sur=HRV&page=1&size=20").params() == read("sur=HRV&sur=SVN&sur=HRV").params()


def test_plain_mappings_are_read_too():
    query = Query.from_params({"q": "asylum", "session": [20, "19"], "page": 2})
    assert query == Query(q="asylum", session=("19", "20"), page=2)


def test_toggling_adds_takes_away_and_goes_to_page_one():
    query = Query(sur=("SVN",), page=4)
    assert query.toggled("sur", "ALB") == Query(sur=("ALB", "SVN"))
    assert query.toggled("sur", "SVN") == Query()


def test_without_leaves_out_filters_and_text():
    assert Query(q="a", sur=("SVN",), rs=("FRA",), page=2).without("q", "sur") == Query(rs=("FRA",))


NAMES = [
    "q",
    "kind",
    "rs_mode",
    "date_from",
    "date_to",
    "sdg",
    "sur",
    "rs",
    "issue",
    "issue_mode",
    "session",
    "position",
    "page",
    "size",
    "sort",
    "x",
]


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=20), max_size=4)))
def test_no_address_fails_and_the_canonical_one_restores_it(params):
    query = Query.from_params(params)
    again: dict[str, list[str]] = {}
    for name, value in query.params():
        again.setdefault(name, []).append(value)
    assert Query.from_params(again) == query
