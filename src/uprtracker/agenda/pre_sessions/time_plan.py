"""The hour of a panel, minute by minute: welcome, speakers, moderator's questions, questions by missions.

    plan = time_plan(speakers=5)
    [(part.kind, part.start, part.minutes) for part in plan.parts]

Each speaker has 5 to 7 minutes according to their number, then the moderator asks, then the missions, who
have all the time that is left (sources: concept note and form of Pre-session 29). The other minutes are ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

HOUR = 60
WELCOME = 3
LEAST_EACH, MOST_EACH = 5, 7
MODERATOR = 5
FEWEST_FOR_MISSIONS = 10
"""With less, the plan says that it is tight."""


class Kind(StrEnum):
    """What happens in a part of the hour."""

    WELCOME = "welcome"
    SPEAKER = "speaker"
    MODERATOR = "moderator"
    MISSIONS = "missions"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the hour: it begins `start` minutes after the panel does. `speaker` counts from 0."""

    kind: Kind
    start: int
    minutes: int
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class TimePlan:
    """The parts in their order. `over`: minutes beyond the hour; `tight`: missions have hardly any time."""

    parts: tuple[Part, ...]
    over: int
    tight: bool

    @property
    def missions(self) -> int:
        """The minutes for questions by missions."""
        return sum(part.minutes for part in self.parts if part.kind is Kind.MISSIONS)


def minutes_each(
    speakers: int, *, whole: int = HOUR, welcome: int = WELCOME, moderator: int = MODERATOR
) -> int:
    """Return the minutes of each speaker: 5 to 7, as many as leave ten for the missions."""
    room = whole - welcome - moderator - FEWEST_FOR_MISSIONS
    return max(LEAST_EACH, min(MOST_EACH, room // speakers)) if speakers else MOST_EACH


def time_plan(
    speakers: int | Sequence[int | None],
    *,
    whole: int = HOUR,
    welcome: int | None = None,
    each: int | None = None,
    moderator: int | None = None,
) -> TimePlan:
    """Return the plan for so many speakers; a sequence has the minutes set for each, None by the rule.

    What is not said goes by the rule. What the hour cannot hold is told (`over`), never cut.
    """
    wanted: Sequence[int | None] = [None] * speakers if isinstance(speakers, int) else speakers
    opening = WELCOME if welcome is None else welcome
    asks = MODERATOR if moderator is None else moderator
    usual = minutes_each(len(wanted), whole=whole, welcome=opening, moderator=asks) if each is None else each
    slots: list[tuple[Kind, int, int | None]] = [(Kind.WELCOME, opening, None)]
    slots += [(Kind.SPEAKER, usual if one is None else one, at) for at, one in enumerate(wanted)]
    slots.append((Kind.MODERATOR, asks, None))
    spent = sum(minutes for _, minutes, _ in slots)
    slots.append((Kind.MISSIONS, max(whole - spent, 0), None))
    parts, start = [], 0
    for kind, minutes, speaker in slots:
        parts.append(Part(kind, start, minutes, speaker))
        start += minutes
    return TimePlan(tuple(parts), max(spent - whole, 0), whole - spent < FEWEST_FOR_MISSIONS)
