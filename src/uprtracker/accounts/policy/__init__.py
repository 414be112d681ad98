"""Who may do what. The one place: pages, admin, API, feeds and commands ask here.

    may(user, Action.EDIT_RECORDS)
    may(user, Action.CHANGE, assessment)

Denied by default: an action that no rule names is refused for everybody, and
said so in the log. `policy.site` has the roles of the site, `policy.spaces` those of workspaces,
`policy.entrusted` the parts that people have in single things (a series, an office, an event).
"""

import logging

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from uprtracker.accounts.models import Entrusted
from uprtracker.accounts.policy.actions import Action
from uprtracker.accounts.policy.entrusted import may_with_entrusted
from uprtracker.accounts.policy.site import ADMINISTRATORS, DATA_EDITORS, EDITORS, ORGANISERS, may_on_site
from uprtracker.accounts.policy.spaces import IN_WORKSPACES, may_in_workspace, seat

__all__ = ["ADMINISTRATORS", "DATA_EDITORS", "EDITORS", "ORGANISERS", "Action", "may", "seat"]

logger = logging.getLogger(__name__)


def may(user: AbstractBaseUser | AnonymousUser, action: str, thing: object = None) -> bool:
    """Tell whether `user` may do `action` (a member of Action, or its words), to `thing` if it matters.

    Anything unknown is denied: an action, a kind of user, an account that is
    not active. A `thing` that somebody owns is open to its owner alone, what is kept in
    a workspace to its seats alone, whatever roles others have on the site.
    """
    if action not in set(Action):
        logger.warning("Refused: no rule names the action %r.", action)
        return False
    known = Action(action)
    if isinstance(thing, Entrusted):
        return may_with_entrusted(user, known, thing)
    if known in IN_WORKSPACES:
        return may_in_workspace(user, known, thing)
    return may_on_site(user, known, thing)
