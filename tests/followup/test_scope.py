"""What a workspace follows, by codes that last."""

from uprtracker.followup import scope
from uprtracker.records.models import Alias, Pair


def test_recommendations_first_then_pledges(space):
    assert scope.codes(space.workspace) == ["XAA-45-1.1", "XAA-45-p1"]
    asked, promised = scope.subjects(space.workspace)
    assert (asked.number, asked.review, asked.pledge) == ("1.1", "XAA-45", False)
    assert promised.pledge


def test_a_former_code_leads_to_the_subject_of_today(space):
    Alias.objects.create(code="XAA-45-x1", recommendation=space.asked)
    found = scope.subject(space.workspace, "XAA-45-x1")
    assert found is not None
    assert found.code == "XAA-45-1.1"
    assert scope.subject(space.workspace, "XAB-45-1.1") is None


def test_a_recommending_state_follows_what_it_asked(space):
    followed = space.workspace.scope
    followed.asked_by = "XAB"
    followed.save()
    assert scope.codes(space.workspace) == []
    Pair.objects.create(recommendation=space.asked, state="XAB", origin="report")
    assert scope.codes(space.workspace) == ["XAA-45-1.1"]
