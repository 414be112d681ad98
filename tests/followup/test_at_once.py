"""Fifty people at once in one workspace, and two on one record: no error, and nobody's words are lost."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member, Revision, User
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.models import Assessment

PEOPLE = 50


@pytest.mark.django_db(transaction=True)
def test_fifty_people_work_at_once(space):
    if connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL: SQLite writes one after the other")
    seats = [
        Member.objects.create(
            workspace=space.workspace,
            party=(space.cso, space.state)[n % 2].party,
            user=User.objects.create(username=f"person{n}"),
            role="editor",
        )
        for n in range(PEOPLE)
    ]
    shared = assess(space.cso.editor, "XAA-45-1.1", "partially", comment="Before")
    start = Barrier(PEOPLE)
    pages = [
        reverse(f"web:workspace{name}", args=[space.workspace.slug]) for name in ("", "-records", "-people")
    ]

    def work(seat: Member) -> list[str]:
        try:
            client = Client()
            client.force_login(seat.user)
            start.wait(60)
            wrong = [page for page in pages if client.get(page).status_code != 200]
            assess(seat, "XAA-45-p1", "fully", comment=f"Words of {seat.pk}")
            if seat.party_id == shared.party_id:
                with contextlib.suppress(keeping.Overtaken):
                    keeping.change(shared, by=seat, revision=1, comment=f"Mine, {seat.pk}")
            return wrong
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as pool:
        assert [wrong for wrong in pool.map(work, seats) if wrong] == []
    assert Assessment.objects.filter(code="XAA-45-p1").count() == PEOPLE
    kept = Revision.objects.filter(kind="followup.assessment", thing=shared.pk, number__gte=1).exclude(
        before={}
    )
    assert kept.filter(refused=False).count() == 1
    said = {one.after["comment"] for one in kept}
    assert said == {f"Mine, {seat.pk}" for seat in seats if seat.party_id == shared.party_id}


def test_two_change_one_record_and_both_versions_stay(space):
    thing = assess(space.cso.editor, "XAA-45-1.1", "partially", comment="Before")
    keeping.change(thing, by=space.cso.editor, revision=1, comment="First")
    changed = keeping.change(thing, by=space.cso.coordinator, revision=1, measures="Another field")
    assert (changed.comment, changed.measures) == ("First", "Another field")
    with pytest.raises(keeping.Overtaken) as refused:
        keeping.change(thing, by=space.cso.coordinator, revision=1, comment="Second")
    assert (refused.value.thing.comment, refused.value.wanted) == ("First", {"comment": "Second"})
    words = [(one.after.get("comment"), one.refused) for one in keeping.revisions(thing)]
    assert words == [("Before", False), ("First", False), (None, False), ("Second", True)]
