"""What a seat may do with a thing, as its page offers it; `accounts.policy` decides, also when it is done."""

from dataclasses import dataclass

from uprtracker.accounts.models import Kept, Level, Member
from uprtracker.accounts.policy import Action, may


@dataclass(frozen=True, slots=True)
class Rights:
    """`levels` that it may be given at once; `publish`: signing off is his, else he may `propose` it."""

    change: bool
    levels: tuple[tuple[str, str], ...]
    propose: bool
    publish: bool
    withdraw: bool


def rights(own: Member, thing: Kept) -> Rights:
    """Return what the seat may do with the thing."""
    person = own.user_or_nobody
    change, sign = may(person, Action.CHANGE, thing), may(person, Action.SIGN_OFF, thing)
    public = thing.level == Level.PUBLIC
    levels = [one for one in Level.choices if one[0] != Level.PUBLIC]
    shares = may(person, Action.SHARE, thing) and not public
    return Rights(
        change=change,
        levels=tuple((value, str(words)) for value, words in levels) if shares else (),
        propose=change and not sign and not public and thing.proposed != Level.PUBLIC,
        publish=sign and not public,
        withdraw=sign and (public or bool(thing.proposed)),
    )


def may_add(own: Member) -> bool:
    """Tell whether the seat may add to its workspace."""
    return may(own.user_or_nobody, Action.ADD, own.workspace)
