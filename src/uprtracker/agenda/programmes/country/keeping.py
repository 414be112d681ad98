"""Stages, commitments and donors of a programme: kept together with the programme, each change a step of it.

Raises PermissionDenied, ValidationError.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.forms.models import model_to_dict
from django.utils.text import slugify

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import may
from uprtracker.agenda.events.models import DonorTag
from uprtracker.agenda.programmes.models import Commitment, CommitmentNote, Programme, Stage
from uprtracker.records.changed import NOTHING
from uprtracker.records.models.edited import EditStep, State
from uprtracker.records.version import bump


def slug_for(programme: Programme) -> str:
    """Return a free address: `uga-4-follow-up-in-uganda`."""
    words = slugify(programme.title)[:50].strip("-")
    base = "-".join(filter(None, (programme.iso3.lower(), str(programme.cycle), words)))
    taken = set(Programme.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 2, base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def keep(thing: Stage | Commitment, *, by: User) -> None:
    """Keep a new or changed stage or commitment."""
    programme = _locked(thing.programme_id, by)
    before = type(thing)._default_manager.filter(pk=thing.pk).first() if thing.pk else None
    thing.full_clean()
    thing.save()
    _step(programme, by, f"{_name(thing)} {'changed' if before else 'added'}", before, thing)


@transaction.atomic
def remove(thing: Stage | Commitment, *, by: User) -> None:
    """Delete a stage or commitment; the step of the programme says what stood there."""
    programme = _locked(thing.programme_id, by)
    before = type(thing)._default_manager.get(pk=thing.pk)
    thing.delete()
    _step(programme, by, f"{_name(before)} deleted", before, None)


@transaction.atomic
def note(note: CommitmentNote, *, by: User) -> None:
    """Add a dated note; the commitment has the status of its newest day."""
    commitment = Commitment.objects.select_for_update().get(pk=note.commitment.pk)
    programme = _locked(commitment.programme_id, by)
    note.by = by
    note.full_clean()
    note.save()
    newest = commitment.notes.order_by("-day", "-pk")[0]
    commitment.status = newest.status
    commitment.save(update_fields=["status"])
    _step(programme, by, "note added", None, note)


@transaction.atomic
def set_donors(programme: Programme, donors: Iterable[DonorTag], *, by: User) -> None:
    """Set the donors of a programme."""
    current = _locked(programme.pk, by)
    wanted = set(donors)
    before = set(current.donors.all())
    if wanted != before:
        current.donors.set(wanted)
        names = [sorted(one.name for one in some) for some in (before, wanted)]
        _written(current, by, "donors", {"donors": names[0]}, {"donors": names[1]})


def _locked(pk: int, by: User) -> Programme:
    programme = Programme.objects.select_for_update().get(pk=pk)
    if not may(by, programme.action, programme):
        raise PermissionDenied
    return programme


def _name(thing: models.Model) -> str:
    return type(thing).__name__.lower()


def _step(
    programme: Programme, by: User, what: str, before: models.Model | None, after: models.Model | None
) -> None:
    _written(programme, by, what, _plain(before), _plain(after))


def _written(
    programme: Programme, by: User, what: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    EditStep.objects.create(
        kind=programme._meta.label_lower, thing=programme.pk, number=programme.revision, what=what[:20],
        by=by, before=before, after=after,
    )  # fmt: skip
    if programme.state == State.PUBLISHED:
        bump("country programme: changed", NOTHING)


def _plain(thing: models.Model | None) -> dict[str, Any]:
    if thing is None:
        return {}
    # Named apart from the fields of the programme, whose changes are compared by name.
    return {f"{_name(thing)}.{name}": value for name, value in model_to_dict(thing).items()}
