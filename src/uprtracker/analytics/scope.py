"""Which part of the data a figure is about. Empty means all."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Sessions, cycles, States under Review and recommending States (ISO3) that count.

    `position`, `action` (category) and `issue` (slug) narrow further; None leaves
    them open. `numbered` leaves out recommendations that only an export knows, which
    have no number. `people` leaves out what no person coded: rows without issue or action
    category, and rows with one that is the machine's alone. Reviews of the demonstration
    count only when `demo` says so, and then they alone.
    """

    sessions: frozenset[int] = frozenset()
    cycles: frozenset[int] = frozenset()
    states: frozenset[str] = frozenset()
    recommending: frozenset[str] = frozenset()
    position: str | None = None
    action: int | None = None
    issue: str | None = None
    numbered: bool = False
    people: bool = False
    demo: bool = False


EVERYTHING = Scope()
