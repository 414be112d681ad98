"""What changes beside the fields of a thing (a file, a picture) is kept like a change of its words."""

from collections.abc import Mapping
from typing import Any

from uprtracker.accounts.models import User
from uprtracker.records.changed import NOTHING
from uprtracker.records.library.models import Holding
from uprtracker.records.models.edited import EditStep, State
from uprtracker.records.version import bump


def note_beside(
    thing: Holding, what: str, *, by: User | None, before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """Count a revision, keep the step, and tell where the public sees a difference. Call it last."""
    current = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    current.revision += 1
    current.changed_by = by or current.changed_by
    current.save(update_fields=["revision", "changed_by", "changed_at"])
    EditStep.objects.create(
        kind=thing._meta.label_lower, thing=thing.pk, number=current.revision, what=what[:20], by=by,
        before=dict(before or {}), after=dict(after or {}),
    )  # fmt: skip
    thing.revision = current.revision
    if current.state == State.PUBLISHED:
        bump(f"{thing._meta.verbose_name}: {what}", NOTHING)
