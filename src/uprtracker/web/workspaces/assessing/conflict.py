"""Versions of an assessment: two that differ, beside each other, and all there were. Nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from uprtracker.accounts.keeping import Overtaken, revisions
from uprtracker.accounts.models import Level
from uprtracker.followup.assessments.scales import Value
from uprtracker.followup.models import Assessment, Moment
from uprtracker.web.workspaces.assessing.forms import AssessmentForm


@dataclass(frozen=True, slots=True)
class Differing:
    """One field of two versions, in words: as it stands, and as somebody wants or made it."""

    label: str
    stands: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Version:
    """One change: when, by whom, of which fields. `refused` came too late and was put in nobody's place."""

    at: datetime
    by: str
    refused: bool
    changes: tuple[Differing, ...]


def conflict(overtaken: Overtaken) -> tuple[Differing, ...]:
    """Return the fields in which what a person wrote differs from what stands now."""
    stands = {name: getattr(overtaken.thing, name) for name in overtaken.wanted}
    return _differing(stands, overtaken.wanted)


def versions(thing: Assessment) -> list[Version]:
    """Return all changes of an assessment, first to last, for the party that holds it."""
    return [
        Version(one.at, str(one.by or ""), one.refused, _differing(one.before, one.after))
        for one in revisions(thing)
    ]


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Differing, ...]:
    found = (
        Differing(str(label), _shown(name, before.get(name)), _shown(name, after[name]))
        for name, label in _LABELS.items()
        if name in after
    )
    return tuple(one for one in found if one.stands != one.wanted)


_LABELS = {
    **AssessmentForm.Meta.labels,
    "level": AssessmentForm.base_fields["level"].label,
}

_WORDS: Mapping[str, Mapping[str, Any]] = {"value": dict(Value.choices), "level": dict(Level.choices)}


def _shown(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if name == "moment":
        return str(value if isinstance(value, Moment) else Moment.objects.filter(pk=value).first() or "")
    return str(_WORDS.get(name, {}).get(value, value))
