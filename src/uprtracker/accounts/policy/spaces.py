"""The rules of workspaces: what a seat lets its holder do, with which things.

| | reader | contributor | editor | reviewer | coordinator |
|---|---|---|---|---|---|
| enter, see what is shared and his party's own | yes | yes | yes | yes | yes |
| add | | yes | yes | | yes |
| change | | his own | his party's | | his party's, public ones too |
| share with the workspace, take back | | | yes | | yes |
| sign off for publication, withdraw | | | | yes | yes |
| invite and manage members of his party | | | | | yes |
| invite parties, govern the frame, close and open again | | | | | of the leading party |

What derives from `Guarded` is open to the people it names, of the party that holds it, whatever their role.
Everything else is refused: a party has no rule over the records or members of another one, whoever leads.
"""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from uprtracker.accounts.models import Guarded, Keeping, Kept, Level, Member, Party, Role, User, Workspace
from uprtracker.accounts.policy.actions import Action

IN_WORKSPACES = frozenset(
    {
        Action.ENTER,
        Action.SEE,
        Action.ADD,
        Action.CHANGE,
        Action.SHARE,
        Action.SIGN_OFF,
        Action.MANAGE_PARTY,
        Action.COORDINATE,
        Action.CLOSE,
        Action.READ_GUARDED,
        Action.KEEP_GUARDED,
    }
)
_ADD = frozenset({Role.CONTRIBUTOR, Role.EDITOR, Role.COORDINATOR})
_EDIT = frozenset({Role.EDITOR, Role.COORDINATOR})
_SIGN = frozenset({Role.REVIEWER, Role.COORDINATOR})


def seat(user: AbstractBaseUser | AnonymousUser, workspace: Workspace | int) -> Member | None:
    """Return where this person sits in the workspace, None for everybody else.

    Where the workspace asks for a second factor, a person without one sits nowhere.
    """
    if not isinstance(user, User) or not user.is_active:
        return None
    key = workspace if isinstance(workspace, int) else workspace.pk
    seats = Member.objects.open_to(user).select_related("workspace", "workspace__lead", "party", "user")
    return seats.filter(workspace=key).first()


def may_in_workspace(user: AbstractBaseUser | AnonymousUser, action: Action, thing: object) -> bool:
    """Tell whether a seat lets this user do it with this workspace, party or kept record."""
    if isinstance(thing, Kept):
        return _with_record(user, action, thing)
    if isinstance(thing, Guarded):
        return _with_guarded(user, action, thing)
    if isinstance(thing, Party):
        own = seat(user, thing.workspace_id)
        return action == Action.MANAGE_PARTY and own is not None and _manages(own, thing)
    if isinstance(thing, Workspace):
        own = seat(user, thing)
        return own is not None and _in_frame(own, action)
    return False


def _with_guarded(user: AbstractBaseUser | AnonymousUser, action: Action, thing: Guarded) -> bool:
    """Ask the thing whom it names; a closed workspace changes nothing, dangers do not end with it."""
    own = seat(user, thing.workspace_id)
    if own is None or own.party_id != thing.party_id:
        return False
    if action == Action.READ_GUARDED:
        return thing.names(own)
    return action == Action.KEEP_GUARDED and thing.keeps(own)


def _with_record(user: AbstractBaseUser | AnonymousUser, action: Action, thing: Kept) -> bool:
    if action == Action.SEE:
        return Keeping(type(thing)).visible_to(user).filter(pk=thing.pk).exists()
    own = seat(user, thing.workspace_id)
    if own is None or own.party_id != thing.party_id or own.workspace.closed_at is not None:
        return False
    if thing.level == Level.COORDINATORS and own.role != Role.COORDINATOR and thing.author_id != own.pk:
        return False  # who does not see it does nothing with it
    if action == Action.CHANGE:
        if thing.level == Level.PUBLIC:  # what the public reads was signed off as it stands
            return own.role == Role.COORDINATOR
        return own.role in _EDIT or (own.role in _ADD and thing.author_id == own.pk)
    if action == Action.SHARE:
        return own.role in _EDIT
    return action == Action.SIGN_OFF and own.role in _SIGN


def _in_frame(own: Member, action: Action) -> bool:
    if action == Action.ENTER:
        return True
    if action == Action.CLOSE:
        return _leads(own)
    if own.workspace.closed_at is not None:
        return False
    if action == Action.ADD:
        return own.role in _ADD
    return action == Action.COORDINATE and _leads(own)


def _leads(own: Member) -> bool:
    return own.role == Role.COORDINATOR and own.workspace.lead_id == own.party_id


def _manages(own: Member, party: Party) -> bool:
    if own.party_id == party.pk:
        return own.role == Role.COORDINATOR
    # Whoever invited a party sends its first coordinator in, and has no say from then on.
    return _leads(own) and party.left_at is None and not party.members.exists()
