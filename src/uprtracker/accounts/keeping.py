"""How kept records come, change, spread and go: each step asks the policy and leaves a revision and a trace.

    add(Assessment(code="SVN-34-43.1", value="partially"), by=seat)
    change(thing, by=seat, revision=3, comment="…")    # raises Overtaken when somebody else was there first

Nobody's words are lost: a change that came too late is kept as a refused revision.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.dispatch import Signal
from django.utils import timezone

from uprtracker.accounts.models import Keeping, Kept, Level, Member, Revision, Role, Trace
from uprtracker.accounts.policy import Action, may
from uprtracker.core.errors import UprTrackerError

public_changed = Signal()
"""Sent with `thing` whenever what the public sees of it changed: published, withdrawn, changed or deleted."""

SEEN_AGAIN = timedelta(minutes=10)
"""Looking at the same page again within this time leaves no second trace."""

_Thing = TypeVar("_Thing", bound=Kept)


class Overtaken(UprTrackerError):
    """Somebody else changed the same fields since this person looked. Both versions are kept.

    `thing` is the record as it stands, `wanted` what this person wrote.
    """

    def __init__(self, thing: Kept, wanted: Mapping[str, Any]) -> None:
        super().__init__("Somebody else changed this since you opened it. Your words are kept beside theirs.")
        self.thing = thing
        self.wanted = dict(wanted)


@transaction.atomic
def add(thing: _Thing, *, by: Member) -> _Thing:
    """Save a new record for the party of the seat, at its level (the party's own unless set).

    Nothing is public at once: a level that the seat may not give is proposed instead.
    """
    if not may(by.user_or_nobody, Action.ADD, by.workspace):
        raise PermissionDenied
    if thing.level == Level.PUBLIC or (thing.level == Level.WORKSPACE and by.role == Role.CONTRIBUTOR):
        thing.level, thing.proposed = Level.PARTY, thing.level
    thing.workspace, thing.party, thing.author = by.workspace, by.party, by
    thing.full_clean(exclude=["workspace", "party", "author"], validate_unique=False)
    thing.save()
    _note(thing, by, {}, _values(thing, _own_fields(thing)))
    trace(by, Trace.Verb.ADDED, thing)
    return thing


def change(thing: _Thing, *, by: Member, revision: int, **fields: Any) -> _Thing:
    """Set fields of a record as `by` saw it at `revision`; return it as it stands.

    Changes of others to other fields stay. Raises Overtaken where both changed the same field,
    PermissionDenied, ValidationError.
    """
    with transaction.atomic():
        current = _locked(thing)
        if not may(by.user_or_nobody, Action.CHANGE, current):
            raise PermissionDenied
        wanted = {name: value for name, value in fields.items() if getattr(current, name) != value}
        overtaken = bool(wanted.keys() & _changed_after(current, revision))
        if wanted and not overtaken:
            _write(current, by, Trace.Verb.CHANGED, **wanted)
            if current.level == Level.PUBLIC:
                public_changed.send(type(current), thing=current)
    if overtaken:
        before = {name: getattr(current, name) for name in wanted}
        _note(current, by, _plain(before), _plain(wanted), refused=True)
        raise Overtaken(current, wanted)
    return current


@transaction.atomic
def share(thing: _Thing, *, by: Member, level: str) -> _Thing:
    """Show a record that is not public to the workspace, or to the party or its coordinators alone again."""
    current = _allowed(thing, by, Action.SHARE)
    if level == Level.PUBLIC or current.level == Level.PUBLIC:
        raise PermissionDenied  # by sign-off alone, in both directions
    _write(current, by, Trace.Verb.SHARED, level=Level(level), proposed="")
    return current


@transaction.atomic
def propose(thing: _Thing, *, by: Member, level: str = Level.PUBLIC) -> _Thing:
    """Ask for a wider level; who signs off decides."""
    current = _allowed(thing, by, Action.CHANGE)
    _write(current, by, Trace.Verb.PROPOSED, proposed=Level(level))
    return current


@transaction.atomic
def sign_off(thing: _Thing, *, by: Member, revision: int | None = None) -> _Thing:
    """Publish a record, under the name of its party and with today's date.

    With `revision`, raises Overtaken where it changed since: nobody signs what he did not read.
    """
    current = _allowed(thing, by, Action.SIGN_OFF)
    if revision is not None and current.revision != revision:
        raise Overtaken(current, {})
    if current.level != Level.PUBLIC:
        _write(
            current,
            by,
            Trace.Verb.PUBLISHED,
            level=Level.PUBLIC,
            proposed="",
            published_at=timezone.now(),
            signed_by=by,
        )
        public_changed.send(type(current), thing=current)
    return current


@transaction.atomic
def withdraw(thing: _Thing, *, by: Member) -> _Thing:
    """Take a record back from the public to the party, or refuse what was proposed."""
    current = _allowed(thing, by, Action.SIGN_OFF)
    public = current.level == Level.PUBLIC
    level = Level.PARTY if public else current.level
    _write(current, by, Trace.Verb.WITHDREW, level=level, proposed="", published_at=None, signed_by=None)
    if public:
        public_changed.send(type(current), thing=current)
    return current


@transaction.atomic
def delete(thing: Kept, *, by: Member) -> None:
    """Delete a record with its revisions; the trace says that there was one."""
    current = _allowed(thing, by, Action.CHANGE)
    public, key = current.level == Level.PUBLIC, current.pk
    trace(by, Trace.Verb.DELETED, current)
    Revision.objects.filter(kind=current._meta.label_lower, thing=key).delete()
    current.delete()
    if public:
        current.pk = key
        public_changed.send(type(current), thing=current)


def revisions(thing: Kept) -> models.QuerySet[Revision]:
    """Return the changes of a record, first to last, the refused ones too. For whoever may see the record."""
    return Revision.objects.select_related("by__user", "by__party").filter(
        kind=thing._meta.label_lower, thing=thing.pk
    )


def trace(by: Member, verb: str, thing: Kept | None = None, *, about: str = "") -> None:
    """Note what a member saw, changed or took out, for the audit of his own party."""
    named = about or str(getattr(thing, "code", "") or "")
    row = Trace(workspace=by.workspace, party=by.party, by=by, verb=verb, about=named[:120])
    if thing is not None:
        row.kind, row.thing = thing._meta.label_lower, thing.pk
    if verb == Trace.Verb.SAW:
        since = timezone.now() - SEEN_AGAIN
        same = Trace.objects.filter(by=by, verb=verb, about=row.about, at__gte=since)
        if same.filter(kind=row.kind, thing=row.thing).exists():
            return
    row.save()


def traces_for(by: Member) -> models.QuerySet[Trace]:
    """Return what the members of a coordinator's own party did, newest first; nothing for anybody else."""
    if not may(by.user_or_nobody, Action.MANAGE_PARTY, by.party):
        return Trace.objects.none()
    return Trace.objects.filter(party=by.party).select_related("by__user")


def _locked(thing: _Thing) -> _Thing:
    return Keeping(type(thing)).select_for_update().get(pk=thing.pk)


def _allowed(thing: _Thing, by: Member, action: Action) -> _Thing:
    current = _locked(thing)
    if not may(by.user_or_nobody, action, current):
        raise PermissionDenied
    return current


def _write(thing: Kept, by: Member, verb: str, **fields: Any) -> None:
    before = {name: getattr(thing, name) for name in fields}
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.revision += 1
    thing.full_clean(validate_unique=False)
    thing.save()
    _note(thing, by, _plain(before), _plain({name: getattr(thing, name) for name in fields}))
    trace(by, verb, thing)


def _note(
    thing: Kept, by: Member, before: dict[str, Any], after: dict[str, Any], *, refused: bool = False
) -> None:
    Revision.objects.create(
        kind=thing._meta.label_lower,
        thing=thing.pk,
        number=thing.revision,
        by=by,
        before=before,
        after=after,
        refused=refused,
    )


def _changed_after(thing: Kept, revision: int) -> set[str]:
    later = Revision.objects.filter(
        kind=thing._meta.label_lower, thing=thing.pk, number__gt=revision, refused=False
    )
    return {name for one in later for name in one.after}


_FRAME = {field.name for field in Kept._meta.get_fields()}


def _own_fields(thing: Kept) -> list[str]:
    return [
        field.name
        for field in thing._meta.concrete_fields
        if field.name not in _FRAME and not field.primary_key
    ]


def _values(thing: Kept, names: list[str]) -> dict[str, Any]:
    return _plain({name: getattr(thing, name) for name in names})


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return values that JSON can hold: rows by their key, files by their name."""
    return {name: _plain_value(value) for name, value in fields.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, models.fields.files.FieldFile):
        return value.name
    return value
