"""Which labels hold when export, machine and person have spoken."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection

from uprtracker.accounts.models import User
from uprtracker.records.codings import current
from uprtracker.records.deciding import decide_coding
from uprtracker.records.models import Coding, Recommendation, Review

pytestmark = pytest.mark.django_db

CASES = {
    "nobody-decided": ([], {("action", "4", "uprinfo"), ("issue", "justice", "uprinfo")}),
    "other-category": (
        [("action", "5", True)],
        {("action", "5", "person"), ("issue", "justice", "uprinfo")},
    ),
    "label-denied": ([("issue", "justice", False)], {("action", "4", "uprinfo")}),
    "label-denied-then-confirmed": (
        [("issue", "justice", False), ("issue", "justice", True)],
        {("action", "4", "uprinfo"), ("issue", "justice", "person")},
    ),
    "label-added": (
        [("issue", "development", True)],
        {("action", "4", "uprinfo"), ("issue", "justice", "uprinfo"), ("issue", "development", "person")},
    ),
}


@pytest.mark.parametrize(("decisions", "expected"), CASES.values(), ids=CASES)
def test_current(decisions, expected):
    review = Review.objects.create(code="SVN-20", state="SVN", session=20, cycle=2, status="reviewed")
    one, other = (
        Recommendation.objects.create(review=review, code=f"SVN-20-{n}", text="Plant", origin="conclusions")
        for n in (1, 2)
    )
    for owner in (one, other):
        for scheme, label in (("action", "4"), ("issue", "justice")):
            Coding.objects.create(recommendation=owner, scheme=scheme, label=label, origin="uprinfo")
    person = User.objects.create(username="editor")
    for scheme, label, holds in decisions:
        decide_coding(recommendation=one, scheme=scheme, label=label, holds=holds, person=person)
    found = current(Coding.objects.filter(recommendation=one))
    assert set(found.values_list("scheme", "label", "origin")) == expected
    assert current(Coding.objects.filter(recommendation=other)).count() == 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only on SQLite: the plan is its own")
def test_other_codings_of_a_record_are_found_by_an_index():
    """Asked of an empty copy of the tables: what SQLite counted of others' rows must not decide."""
    query, values = current().order_by().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'records_coding' AND sql IS NOT NULL")
        made = [sql for (sql,) in cursor.fetchall()]
    with closing(sqlite3.connect(":memory:")) as empty:
        for sql in made:
            empty.execute(sql)
        plan = [row[3] for row in empty.execute(f"EXPLAIN QUERY PLAN {query.replace('%s', '?')}", values)]
    looked_up = [line for line in plan if " U0 " in line]
    assert looked_up
    assert all("recommendation_id=?" in line or "pledge_id=?" in line for line in looked_up)
