"""How edited things come, change and go public: each step asks the policy and is kept.

    thing = begin(Article(title="…", slug="…"), by=user)
    change(thing, by=user, revision=1, title="…")       # raises Overtaken when somebody was there first
    hand_in(thing, by=user); publish(thing, by=other)   # publish(…, at=moment) schedules
    put_wording(thing, "fr", {"title": "…"}, by=user)
    worded(thing, "fr").title, worded(thing, "fr").fallback

What becomes public, changes in public or goes is a new version of the data that no record of a review shows.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import may
from uprtracker.core.errors import UprTrackerError
from uprtracker.records.changed import NOTHING
from uprtracker.records.edit_history import OWN, WORDED, as_of, plain, standing, value_of
from uprtracker.records.models.edited import Edited, EditStep, State, Wording
from uprtracker.records.version import bump

_Thing = TypeVar("_Thing", bound=Edited)
_log = logging.getLogger(__name__)
NEVER = datetime.min.replace(tzinfo=UTC)


class Overtaken(UprTrackerError):
    """Somebody else changed the same fields since this person looked; the refused words are kept."""

    def __init__(self, thing: Edited, wanted: Mapping[str, Any]) -> None:
        super().__init__(
            _("Somebody else changed this since you opened it. Your words are kept beside theirs.")
        )
        self.thing = thing
        self.wanted = dict(wanted)


class NotNow(UprTrackerError):
    """The thing has not come so far, or is past it: what is public cannot be scheduled."""


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
    """Save a new thing as a draft, whatever it says of itself. Raises PermissionDenied, ValidationError."""
    _ask(by, thing)
    thing.made_by = thing.changed_by = by
    thing.state, thing.revision = State.DRAFT, 1
    thing.publish_at = thing.published_at = thing.reviewed_by = None
    thing.full_clean()
    thing.save(force_insert=True)
    _note(thing, by, "made", {}, standing(thing))
    return thing


def change(thing: _Thing, *, by: User, revision: int, **fields: Any) -> _Thing:
    """Set fields as `by` saw them at `revision`; return the thing as it stands.

    A field that `by` left as it was then stays as others have set it since. Raises Overtaken where both
    changed the same field to different values (nothing is set then), PermissionDenied, ValidationError.
    """
    with transaction.atomic():
        current = _allowed(thing, by)
        _refuse_unsettable(current, fields)
        late, wanted = _compared(current, revision, fields)
        if wanted and not late:
            _write(current, by, "changed", **wanted)
            _ask(by, current)  # nobody hands a thing to an office for which he may not write
    if late:
        _note(
            current, by, "changed", {}, {name: plain(value) for name, value in wanted.items()}, refused=True
        )
        raise Overtaken(current, wanted)
    return current


@transaction.atomic
def hand_in(thing: _Thing, *, by: User) -> _Thing:
    """Ask somebody else to read a draft before it is published."""
    current = _allowed(thing, by)
    if current.state not in (State.DRAFT, State.WITHDRAWN):
        raise NotNow(_("Only what is a draft or withdrawn can be handed in."))
    return _write(current, by, "handed in", state=State.REVIEW)


@transaction.atomic
def publish(thing: _Thing, *, by: User, at: datetime | None = None, revision: int | None = None) -> _Thing:
    """Publish now, or at a moment to come. Whoever publishes what somebody else wrote has reviewed it.

    With `revision`, only what stood then is published. Raises NotNow for what is public already,
    Overtaken where it was changed since.
    """
    current = _allowed(thing, by)
    if current.state == State.PUBLISHED:
        raise NotNow(_("This is published already. What you save is public at once."))
    if revision is not None and revision != current.revision:
        raise Overtaken(current, {})
    reviewed = {} if current.changed_by_id == by.pk else {"reviewed_by": by}
    if at is not None and at > timezone.now():
        return _write(current, by, "scheduled", state=State.SCHEDULED, publish_at=at, **reviewed)
    now = current.published_at or timezone.now()
    return _write(
        current, by, "published", state=State.PUBLISHED, published_at=now, publish_at=None, **reviewed
    )


@transaction.atomic
def withdraw(thing: _Thing, *, by: User) -> _Thing:
    """Take a thing out of public sight; its address then answers "gone".

    What was never public, handed in or scheduled, becomes a draft again. Raises NotNow for a draft.
    """
    current = _allowed(thing, by)
    if current.state in (State.DRAFT, State.WITHDRAWN):
        raise NotNow(_("This is not public, and does not wait for it."))
    was_public = current.published_at is not None
    state = State.WITHDRAWN if was_public else State.DRAFT
    return _write(current, by, "withdrawn", state=state, publish_at=None)


def publish_due(now: datetime | None = None) -> int:
    """Publish what is scheduled for this moment or before, and return how much: work of each minute."""
    moment = now or timezone.now()
    return sum(_publish_due(model, moment) for model in edited_models())


@transaction.atomic
def put_wording(
    thing: Edited, language: str, texts: Mapping[str, str], *, by: User, machine: bool = False,
    seen: datetime | None = None, of_revision: int | None = None,
) -> Wording:  # fmt: skip
    """Keep the words of a thing in another language, made from the original as it stood at `of_revision`.

    Without `of_revision` that is the original as it stands now. `seen` is when the wording that `by` had
    before him was changed last, NEVER where there was none: raises Overtaken where there is a newer one
    with other words. Raises ValidationError for the original's own language.
    """
    current = _allowed(thing, by)
    if language == current.language:
        raise ValidationError(_("The original is in this language already."))
    kept = {name: texts[name] for name in current.translated if texts.get(name, "").strip()}
    row = Wording.objects.filter(kind=current._meta.label_lower, thing=current.pk, language=language).first()
    if row is not None and seen is not None and row.changed_at != seen and row.texts != kept:
        raise Overtaken(current, kept)
    before = dict(row.texts) if row else {}
    row = row or Wording(kind=current._meta.label_lower, thing=current.pk, language=language)
    row.texts, row.machine, row.by = kept, machine, by
    row.of_revision = _made_from(current, of_revision)
    row.save()
    _note(current, by, f"{WORDED}{language}", before, dict(kept))
    _tell(current)
    return row


@transaction.atomic
def touch(thing: Edited, *, by: User, what: str) -> None:
    """Keep a step for what hangs on a thing (its speakers, its files), by its name alone; tell the public.

    Raises PermissionDenied.
    """
    current = _allowed(thing, by)
    _note(current, by, what, {}, {})
    if current.state == State.PUBLISHED:
        bump(f"{current._meta.verbose_name}: {what}", NOTHING)


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
        try:
            done += _publish_scheduled(due, pk)
        except ValidationError:  # it keeps no other thing from its moment
            _log.exception("%s %s was due and could not be published.", model._meta.label, pk)
    return done


@transaction.atomic
def _publish_scheduled(due: QuerySet[Any], pk: int) -> bool:
    thing = due.select_for_update(of=("self",)).filter(pk=pk).first()
    if thing is None:  # another process was there first, or somebody took it back
        return False
    moment = thing.published_at or thing.publish_at
    _write(thing, None, "published", state=State.PUBLISHED, published_at=moment, publish_at=None)
    return True


def _ask(by: User, thing: Edited) -> None:
    if not may(by, thing.action, thing):
        raise PermissionDenied


def _allowed(thing: _Thing, by: User) -> _Thing:
    current = _locked(thing)
    _ask(by, current)
    return current


def _locked(thing: _Thing) -> _Thing:
    rows = type(thing)._default_manager.select_for_update(of=("self",))
    return cast("_Thing", rows.get(pk=thing.pk))


def _refuse_unsettable(thing: Edited, fields: Mapping[str, Any]) -> None:
    """Refuse what only the other verbs set (a mistake of ours), and a new address of what was public."""
    if own := OWN & fields.keys():
        raise TypeError(f"`change` does not set {sorted(own)}")
    if thing.published_at is not None and fields.get("slug", thing.slug) != thing.slug:
        raise ValidationError({"slug": _("What was public keeps its address.")})


def _compared(thing: Edited, revision: int, fields: Mapping[str, Any]) -> tuple[bool, dict[str, Any]]:
    """Return whether others set something else where `fields` differ from what stood then; and those."""
    now, then = standing(thing), as_of(thing, revision)
    wanted = {name: value for name, value in fields.items() if plain(value) not in (now[name], then[name])}
    return any(now[name] != then[name] for name in wanted), wanted


def _write(thing: _Thing, by: User | None, what: str, **values: Any) -> _Thing:
    """Set values, count the revision and keep the step; tell where the public sees a difference."""
    public = thing.state == State.PUBLISHED
    before = {name: plain(value_of(thing, name)) for name in values}
    for name, value in values.items():
        setattr(thing, name, value)
    if values.keys() - OWN:
        thing.changed_by = by
    thing.revision += 1
    thing.full_clean()
    thing.save()
    if not values.keys() & set(thing.translated):
        _keep_wordings_current(thing)
    _note(thing, by, what, before, {name: plain(value_of(thing, name)) for name in values})
    if public or thing.state == State.PUBLISHED:
        bump(f"{thing._meta.verbose_name}: {what}", NOTHING)
    return thing


def _made_from(thing: Edited, revision: int | None) -> int:
    """Return the revision of which a wording is: the newest, unless the original's words changed since."""
    if revision is None or revision >= thing.revision:
        return thing.revision
    now, then = standing(thing), as_of(thing, revision)
    return revision if any(now[name] != then[name] for name in thing.translated) else thing.revision


def _keep_wordings_current(thing: Edited) -> None:
    """Say of wordings that were of the revision before that they are of this one: no word was changed."""
    rows = Wording.objects.filter(kind=thing._meta.label_lower, thing=thing.pk)
    rows.filter(of_revision=thing.revision - 1).update(of_revision=thing.revision)


def _tell(thing: Edited) -> None:
    if thing.state == State.PUBLISHED:
        bump(f"{thing._meta.verbose_name}: worded", NOTHING)


def _note(
    thing: Edited, by: User | None, what: str, before: Mapping[str, Any], after: Mapping[str, Any], *,
    refused: bool = False,
) -> None:  # fmt: skip
    EditStep.objects.create(
        kind=thing._meta.label_lower, thing=thing.pk, number=thing.revision, what=what[:20], by=by,
        before=dict(before), after=dict(after), refused=refused,
    )  # fmt: skip
