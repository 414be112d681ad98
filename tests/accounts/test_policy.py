"""Who may do what; what no rule names, nobody may."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import ADMINISTRATORS, DATA_EDITORS, EDITORS, ORGANISERS, Action, may

pytestmark = pytest.mark.django_db


def person(kind):
    if kind == "visitor":
        return AnonymousUser()
    user = User.objects.create(
        username=kind, is_superuser=kind == "superuser", is_active=kind != "former editor"
    )
    if kind in (DATA_EDITORS, "former editor"):
        user.groups.add(Group.objects.get(name=DATA_EDITORS))
    if kind in (ADMINISTRATORS, ORGANISERS, EDITORS):
        user.groups.add(Group.objects.get(name=kind))
    return user


PUBLIC = {Action.VIEW_RECORDS}
OWN = {Action.KEEP_DRAFTS, Action.KEEP_FOLDERS, Action.KEEP_SEARCHES, Action.OPEN_WORKSPACES}
IN_WORKSPACES = {
    Action.ENTER,
    Action.SEE,
    Action.ADD,
    Action.CHANGE,
    Action.SHARE,
    Action.SIGN_OFF,
    Action.MANAGE_PARTY,
    Action.COORDINATE,
    Action.READ_GUARDED,
    Action.KEEP_GUARDED,
    Action.CLOSE,
}
IN_PARTS = {Action.LEAD, Action.ASSESS, Action.APPLY, Action.SPEAK, Action.PROTECT, Action.ATTEND}
OF_ORGANISERS = {Action.SET_DATES, Action.RUN_EVENTS, Action.OPEN_SERIES, Action.READ_FEEDBACK}
OF_EDITORS = {Action.SET_DATES, Action.EDIT_LIBRARY, Action.EDIT_NEWS, Action.EDIT_NEWSLETTER}
RULES = {
    "visitor": PUBLIC,
    "member": PUBLIC | OWN,
    "former editor": PUBLIC,
    DATA_EDITORS: set(Action)
    - ({Action.MANAGE_USERS} | IN_WORKSPACES | IN_PARTS)
    - (OF_ORGANISERS | OF_EDITORS)
    | {Action.SET_DATES},
    ORGANISERS: PUBLIC | OWN | OF_ORGANISERS,
    EDITORS: PUBLIC | OWN | OF_EDITORS,
    ADMINISTRATORS: PUBLIC | OWN | {Action.VIEW_FINDINGS, Action.ENTER_ADMIN, Action.MANAGE_USERS},
    "superuser": set(Action) - IN_WORKSPACES - IN_PARTS,
}


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.replace(" ", "-"))
def test_rules(kind):
    user = person(kind)
    assert {action for action in Action if may(user, action)} == RULES[kind]


@pytest.mark.parametrize("action", ["", "delete everything", "VIEW_RECORDS"])
def test_unknown_action_is_refused_to_everybody_and_logged(action, caplog):
    assert not may(person("superuser"), action)
    assert "no rule names" in caplog.text


def test_staff_flag_alone_allows_nothing():
    user = User.objects.create(username="staff", is_staff=True)
    assert not may(user, Action.ENTER_ADMIN)
