"""How edited things come, change and go public: each step asks the policy and is kept.

    thing = begin(Article(title="…", slug="…"), by=user)
    change(thing, by=user, revision=1, title="…")       # raises Overtaken when somebody was there first
    hand_in(thing, by=user); publish(thing, by=other)   # publish(…, at=moment) schedules
    put_wording(thing, "fr", {"title": "…"}, by=user)
    worded(thing, "fr").title, worded(thing, "fr").fallback

What becomes public, changes in public or goes is a new version of the data that no record of a review shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import may
from uprtracker.core.errors import UprTrackerError
from uprtracker.records.changed import NOTHING
from uprtracker.records.models.edited import Edited, EditStep, State, Wording
from uprtracker.records.version import bump

_Thing = TypeVar("_Thing", bound=Edited)
_OWN = frozenset(field.name for field in Edited._meta.fields) - {"slug", "language"}


class Overtaken(UprTrackerError):
    """Somebody else changed the same fields since this person looked; the refused words are kept."""

    def __init__(self, thing: Edited, wanted: Mapping[str, Any]) -> None:
        super().__init__("Somebody else changed this since you opened it. Your words are kept beside theirs.")
        self.thing = thing
        self.wanted = dict(wanted)


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a thing for a reader. `fallback`: there are none in the language he asked for."""

    texts: Mapping[str, str]
    language: str
    fallback: bool
    outdated: bool = False
    machine: bool = False

    def __getattr__(self, name: str) -> str:
        try:
            return self.texts[name]
        except KeyError:
            raise AttributeError(name) from None


def edited_models() -> list[type[Edited]]:
    """Return every kind of edited things, by label."""
    return sorted(
        (model for model in apps.get_models() if issubclass(model, Edited)),
        key=lambda model: model._meta.label,
    )


@transaction.atomic
def begin(thing: _Thing, *, by: User) -> _Thing:
    """Save a new thing as a draft. Raises PermissionDenied, ValidationError."""
    _ask(by, thing)
    thing.made_by = thing.changed_by = by
    thing.full_clean()
    thing.save()
    _note(thing, by, "made", {}, {name: _plain(thing, name) for name in _fields(thing)})
    return thing


def change(thing: _Thing, *, by: User, revision: int, **fields: Any) -> _Thing:
    """Set fields as `by` saw them at `revision`; return the thing as it stands.

    Changes of others to other fields stay. Raises Overtaken where both changed the same field,
    PermissionDenied, ValidationError.
    """
    with transaction.atomic():
        current = _locked(thing)
        _ask(by, current)
        wanted = {name: value for name, value in fields.items() if getattr(current, name) != value}
        late = bool(wanted.keys() & _changed_after(current, revision))
        if wanted and not late:
            _write(current, by, "changed", **wanted)
    if late:
        after = {name: str(value) for name, value in wanted.items()}
        _note(current, by, "changed", {}, after, refused=True)
        raise Overtaken(current, wanted)
    return current


@transaction.atomic
def hand_in(thing: _Thing, *, by: User) -> _Thing:
    """Ask somebody else to read a draft before it is published."""
    current = _allowed(thing, by)
    return _write(current, by, "handed in", state=State.REVIEW)


@transaction.atomic
def publish(thing: _Thing, *, by: User, at: datetime | None = None) -> _Thing:
    """Publish now, or at a moment to come. Whoever publishes what somebody else wrote has reviewed it."""
    current = _allowed(thing, by)
    reviewed = {} if current.changed_by_id == by.pk else {"reviewed_by": by}
    if at is not None and at > timezone.now():
        return _write(current, by, "scheduled", state=State.SCHEDULED, publish_at=at, **reviewed)
    now = current.published_at or timezone.now()
    return _write(
        current, by, "published", state=State.PUBLISHED, published_at=now, publish_at=None, **reviewed
    )


@transaction.atomic
def withdraw(thing: _Thing, *, by: User) -> _Thing:
    """Take a thing out of public sight, or a scheduled one back; its address then answers "gone"."""
    current = _allowed(thing, by)
    was_public = current.published_at is not None
    state = State.WITHDRAWN if was_public else State.DRAFT
    return _write(current, by, "withdrawn", state=state, publish_at=None)


def publish_due(now: datetime | None = None) -> int:
    """Publish what is scheduled for this moment or before, and return how much: work of each minute."""
    moment = now or timezone.now()
    return sum(_publish_due(model, moment) for model in edited_models())


@transaction.atomic
def put_wording(
    thing: Edited, language: str, texts: Mapping[str, str], *, by: User, machine: bool = False
) -> Wording:
    """Keep the words of a thing in another language, as made from the original as it stands now."""
    current = _allowed(thing, by)
    kept = {name: texts[name] for name in current.translated if texts.get(name, "").strip()}
    row, _ = Wording.objects.update_or_create(
        kind=current._meta.label_lower, thing=current.pk, language=language,
        defaults={"texts": kept, "of_revision": current.revision, "machine": machine, "by": by},
    )  # fmt: skip
    _note(current, by, f"worded {language}", {}, dict(kept))
    _tell(current)
    return row


def worded(thing: Edited, language: str, rows: Mapping[tuple[str, int], Wording] | None = None) -> Worded:
    """Return the words of a thing for a reader of `language`, the original's where there are none.

    `rows` (`wordings_of`) spares a query for each thing of a list.
    """
    original = {name: str(getattr(thing, name)) for name in thing.translated}
    if language == thing.language:
        return Worded(original, thing.language, fallback=False)
    if rows is None:
        rows = wordings_of([thing], language)
    row = rows.get((thing._meta.label_lower, thing.pk))
    if row is None:
        return Worded(original, thing.language, fallback=True)
    texts = {name: row.texts.get(name) or words for name, words in original.items()}
    return Worded(
        texts, language, fallback=False, outdated=row.of_revision < thing.revision, machine=row.machine
    )


def wordings_of(things: list[Any], language: str) -> dict[tuple[str, int], Wording]:
    """Return the wordings of many things in one language by kind and key, with one query for each kind."""
    found: dict[tuple[str, int], Wording] = {}
    for kind in {thing._meta.label_lower for thing in things}:
        keys = [thing.pk for thing in things if thing._meta.label_lower == kind]
        rows = Wording.objects.filter(kind=kind, thing__in=keys, language=language)
        found |= {(kind, row.thing): row for row in rows}
    return found


def _publish_due(model: type[Edited], now: datetime) -> int:
    due = model.objects.filter(state=State.SCHEDULED, publish_at__lte=now)
    done = 0
    for pk in list(due.values_list("pk", flat=True)):
        with transaction.atomic():
            thing = due.select_for_update().filter(pk=pk).first()
            if thing is not None:  # another process was not there first
                _write(
                    thing, thing.changed_by, "published", state=State.PUBLISHED, published_at=thing.publish_at
                )
                done += 1
    return done


def _ask(by: User, thing: Edited) -> None:
    if not may(by, thing.action, thing):
        raise PermissionDenied


def _allowed(thing: _Thing, by: User) -> _Thing:
    current = _locked(thing)
    _ask(by, current)
    return current


def _locked(thing: _Thing) -> _Thing:
    return cast("_Thing", type(thing)._default_manager.select_for_update().get(pk=thing.pk))


def _write(thing: _Thing, by: User | None, what: str, **values: Any) -> _Thing:
    """Set values, count the revision and keep the step; tell where the public sees a difference."""
    public = thing.state == State.PUBLISHED
    before = {name: _plain(thing, name) for name in values}
    for name, value in values.items():
        setattr(thing, name, value)
    if values.keys() - _OWN:
        thing.changed_by = by
    thing.revision += 1
    thing.full_clean()
    thing.save()
    _note(thing, by, what, before, {name: _plain(thing, name) for name in values})
    if public or thing.state == State.PUBLISHED:
        bump(f"{thing._meta.verbose_name}: {what}", NOTHING)
    return thing


def _tell(thing: Edited) -> None:
    if thing.state == State.PUBLISHED:
        bump(f"{thing._meta.verbose_name}: worded", NOTHING)


def _fields(thing: Edited) -> list[str]:
    return [field.name for field in thing._meta.fields if field.name not in _OWN and not field.primary_key]


def _plain(thing: Edited, name: str) -> Any:
    value = thing._meta.get_field(name).value_from_object(thing)  # type: ignore[union-attr]
    return value if isinstance(value, str | int | float | bool | list | dict | type(None)) else str(value)


def _note(
    thing: Edited, by: User | None, what: str, before: Mapping[str, Any], after: Mapping[str, Any], *,
    refused: bool = False,
) -> None:  # fmt: skip
    EditStep.objects.create(
        kind=thing._meta.label_lower, thing=thing.pk, number=thing.revision, what=what[:20], by=by,
        before=dict(before), after=dict(after), refused=refused,
    )  # fmt: skip


def _changed_after(thing: Edited, revision: int) -> set[str]:
    steps = EditStep.objects.filter(
        kind=thing._meta.label_lower, thing=thing.pk, number__gt=revision, refused=False
    )
    return {name for step in steps for name in step.after}
