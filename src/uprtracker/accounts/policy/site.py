"""The roles of the site: visitors, people with an account, data editors, organisers, editors, administrators.

Roles are the groups that a migration makes; a superuser has the roles of all, and no way
into what people keep for themselves or in workspaces.
"""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from uprtracker.accounts.models import User
from uprtracker.accounts.policy.actions import Action

DATA_EDITORS = "data editors"
ADMINISTRATORS = "administrators"
ORGANISERS = "organisers"
EDITORS = "editors"

EVERYBODY = frozenset({Action.VIEW_RECORDS})
# Anybody with an account, with things of his own alone: no role opens those of others.
OWN = frozenset({Action.KEEP_DRAFTS, Action.KEEP_FOLDERS, Action.KEEP_SEARCHES, Action.OPEN_WORKSPACES})
_OF_ROLE = {
    DATA_EDITORS: frozenset(
        {
            Action.VIEW_FINDINGS,
            Action.DECIDE_FINDINGS,
            Action.EDIT_RECORDS,
            Action.CORRECT_READINGS,
            Action.DECIDE_LINKS,
            Action.DECIDE_CODINGS,
            Action.IMPORT,
            Action.FREEZE_FIGURES,
            Action.ENTER_ADMIN,
            Action.SET_DATES,
        }
    ),
    ORGANISERS: frozenset({Action.SET_DATES, Action.RUN_EVENTS, Action.OPEN_SERIES, Action.READ_FEEDBACK}),
    EDITORS: frozenset({Action.SET_DATES, Action.EDIT_LIBRARY, Action.EDIT_NEWS, Action.EDIT_NEWSLETTER}),
    ADMINISTRATORS: frozenset({Action.VIEW_FINDINGS, Action.ENTER_ADMIN, Action.MANAGE_USERS}),
}
ROLES = tuple(_OF_ROLE)
OF_SITE = EVERYBODY | OWN | frozenset().union(*_OF_ROLE.values())


def may_on_site(user: AbstractBaseUser | AnonymousUser, action: Action, thing: object) -> bool:
    """Tell whether the roles of the site let this user do it."""
    if action in EVERYBODY:
        return True
    if not isinstance(user, User) or not user.is_active:
        return False
    if action in OWN:
        return thing is None or getattr(thing, "owner_id", None) == user.pk
    return action in _granted(user)


def _granted(user: User) -> frozenset[Action]:
    if user.is_superuser:
        return OF_SITE
    roles = user.groups.values_list("name", flat=True)
    return frozenset().union(*(_OF_ROLE.get(role, frozenset()) for role in roles))
