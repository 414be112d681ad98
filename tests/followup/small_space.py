"""A workspace with two parties and a person in each role; a recommendation and a pledge to follow up."""

from types import SimpleNamespace

from uprtracker.accounts.models import Member, Party, Role, User
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.records.models import Pledge, Recommendation, Review


def small_space() -> SimpleNamespace:
    """`cso` leads, `state` is the State's party; each has `coordinator`, `editor`, … as seats."""
    review = Review.objects.create(code="XAA-45", state="XAA", session=45, cycle=4, status="adopted")
    asked = Recommendation.objects.create(
        review=review,
        code="XAA-45-1.1",
        number="1.1",
        order=1,
        text="Repair the bridge.",
        origin="conclusions",
    )
    promised = Pledge.objects.create(review=review, code="XAA-45-p1", text="Paint it.", origin="conclusions")
    owner = User.objects.create(username="cso-coordinator", first_name="Ama", last_name="Coordinator")
    first = open_workspace(
        owner=owner, title="Bridges", kind="country", party="Bridge Watch", party_kind="cso", state="XAA"
    )
    workspace = first.workspace
    state = Party.objects.create(workspace=workspace, kind=Party.Kind.STATE, name="Ministry", state="XAA")
    seats = {"cso": {Role.COORDINATOR: first}, "state": {}}
    for name, party in (("cso", first.party), ("state", state)):
        for role in Role.values:
            if role not in seats[name]:
                user = User.objects.create(username=f"{name}-{role}", first_name=name, last_name=role)
                seats[name][role] = Member.objects.create(
                    workspace=workspace, party=party, user=user, role=role
                )
    return SimpleNamespace(
        workspace=workspace,
        review=review,
        asked=asked,
        promised=promised,
        cso=SimpleNamespace(party=first.party, **seats["cso"]),
        state=SimpleNamespace(party=state, **seats["state"]),
    )
