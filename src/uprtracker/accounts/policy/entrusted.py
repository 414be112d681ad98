"""The rules of what is entrusted to people by name: what each part lets its holder do with the thing.

    may(user, Action.ASSESS, application)

Nobody else may do these: no role of the site, a superuser included, leads a series, scores or reads
applications. Only what `BY_ROLE` names is also open to a role.
"""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from uprtracker.accounts.models import Entrusted, User
from uprtracker.accounts.policy.actions import Action
from uprtracker.accounts.policy.site import may_on_site

PARTS: dict[str, frozenset[Action]] = {
    # of a series of Pre-sessions, its calls, applications, panels and letters
    "lead": frozenset({Action.LEAD}),
    # of a series: scores applications, but those with which he has a conflict of interest
    "assessor": frozenset({Action.ASSESS}),
    # of an application
    "applicant": frozenset({Action.APPLY}),
    # of a place on a panel
    "speaker": frozenset({Action.SPEAK}),
    # of a series: whom the lead names to read the risks that speakers name
    "protector": frozenset({Action.PROTECT}),
    # of an event: who runs it
    "host": frozenset({Action.RUN_EVENTS}),
    # of a registration
    "registered": frozenset({Action.ATTEND}),
    # of a regional office and what it publishes
    "office": frozenset({Action.EDIT_LIBRARY, Action.EDIT_NEWS, Action.RUN_EVENTS}),
}
BY_ROLE = frozenset({Action.RUN_EVENTS, Action.EDIT_LIBRARY, Action.EDIT_NEWS, Action.EDIT_NEWSLETTER})


def may_with_entrusted(user: AbstractBaseUser | AnonymousUser, action: Action, thing: Entrusted) -> bool:
    """Tell whether this person's parts in the thing, or a role where roles count, let him do it."""
    if not isinstance(user, User) or not user.is_active:
        return False
    if any(action in PARTS[part] for part in thing.parts_of(user)):
        return True
    return action in BY_ROLE and may_on_site(user, action, None)
