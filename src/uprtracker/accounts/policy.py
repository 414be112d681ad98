"""Who may do what. The one place: pages, admin, API and commands ask here.

    may(user, Action.EDIT_RECORDS)

Denied by default: an action that no rule names is refused for everybody, and
said so in the log. Roles are the groups that a migration makes; a superuser has
the roles of all.
"""

import logging
from enum import StrEnum
from typing import TypeGuard

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from uprtracker.accounts.models import User

logger = logging.getLogger(__name__)

DATA_EDITORS = "data editors"
ADMINISTRATORS = "administrators"


class Action(StrEnum):
    """Everything that a person can be allowed to do."""

    VIEW_RECORDS = "view public records"
    VIEW_FINDINGS = "view findings"
    DECIDE_FINDINGS = "decide findings"
    EDIT_RECORDS = "edit records"
    CORRECT_READINGS = "correct what was read from documents"
    DECIDE_LINKS = "confirm or reject that recommendations ask the same"
    DECIDE_CODINGS = "decide how recommendations are coded"
    IMPORT = "import documents and exports"
    ENTER_ADMIN = "enter the admin"
    MANAGE_USERS = "manage users"
    FREEZE_FIGURES = "freeze the figures of a session"
    KEEP_DRAFTS = "keep drafts of one's own"
    KEEP_FOLDERS = "keep folders of records of one's own"
    KEEP_SEARCHES = "keep searches of one's own and be told of new records"


EVERYBODY = frozenset({Action.VIEW_RECORDS})
# Anybody with an account, with things of his own alone: no role opens those of others.
OWN = frozenset({Action.KEEP_DRAFTS, Action.KEEP_FOLDERS, Action.KEEP_SEARCHES})
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
        }
    ),
    ADMINISTRATORS: frozenset({Action.VIEW_FINDINGS, Action.ENTER_ADMIN, Action.MANAGE_USERS}),
}


def may(user: AbstractBaseUser | AnonymousUser, action: str, thing: object = None) -> bool:
    """Tell whether `user` may do `action` (a member of Action, or its words), to `thing` if it matters.

    Anything unknown is denied: an action, a kind of user, an account that is
    not active. A `thing` that somebody owns is open to its owner alone, whatever roles
    others have.
    """
    if action not in set(Action):
        logger.warning("Refused: no rule names the action %r.", action)
        return False
    known = Action(action)
    if known in OWN:
        return _has_account(user) and (thing is None or getattr(thing, "owner_id", None) == user.pk)
    return known in EVERYBODY or known in _granted(user)


def _has_account(user: AbstractBaseUser | AnonymousUser) -> TypeGuard[User]:
    return isinstance(user, User) and user.is_active


def _granted(user: AbstractBaseUser | AnonymousUser) -> frozenset[Action]:
    if not _has_account(user):
        return frozenset()
    if user.is_superuser:
        return frozenset(Action)
    roles = user.groups.values_list("name", flat=True)
    return frozenset().union(*(_OF_ROLE.get(role, frozenset()) for role in roles))
