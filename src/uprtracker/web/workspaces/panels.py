"""The panels of one recommendation in a workspace. A part adds its function to `PANELS`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from uprtracker.accounts.models import Member
from uprtracker.followup.scope import Subject


@dataclass(frozen=True, slots=True)
class Panel:
    """A template and its context; `name` is the anchor of the panel on the page."""

    name: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


# What each part shows of one recommendation to one seat, in the order of the page; None: nothing.
PANELS: Sequence[Callable[[Member, Subject], Panel | None]] = ()


def panels(own: Member, subject: Subject) -> list[Panel]:
    """Return what there is to show of a recommendation to this seat."""
    return [panel for make in PANELS if (panel := make(own, subject)) is not None]
