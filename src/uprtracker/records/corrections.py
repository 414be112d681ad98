"""What persons decided about readings, applied to a reading: `apply(things, decisions)`.

A decision says: where the machine read `before`, it stands `after`. One entry each
is a correction, one and several a split, several and one a merger, none and one an
addition, one and none a removal; both alike, the machine was right. So whatever a
person does to an entry again can be said by one decision in place of the former.

The decision finds its place in a newer reading by the text it was made on and
the number, alone or both, and at last by page and line. It stands whatever the machine reads now;
`Outcome` says how they agree. Pure, in any order of decisions, and applying it to
what it gave changes nothing more.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from uprtracker.core import Span
from uprtracker.records.entry import FIELDS, Entry, Thing, entry_of, thing_of


class Outcome(StrEnum):
    """How a decision and the present reading agree."""

    HOLDS = "holds"  # the machine reads what it read when the person decided
    CONFIRMED = "confirmed"  # the machine now reads what the person decided
    DIFFERS = "differs"  # the machine reads a third thing, or nothing: a person should look


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on entries of one kind. `fields` (one to one only): what of it; empty is all."""

    key: str
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """The corrected things, and by key of the decision the outcome and what the machine reads there now."""

    things: tuple[Thing, ...]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    machine: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    made: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """By key of the decision the places in `things` of what it decided."""


def apply(things: Sequence[Thing], decisions: Iterable[Decision], *, pledges: bool = False) -> Applied:
    """Return `things` (recommendations, or pledges) as the decisions have them."""
    ordered = sorted(decisions, key=_order)
    read = [entry_of(thing) for thing in things]
    held = _held(read, ordered)
    outcomes, machine = {}, {}
    here: dict[int, tuple[Decision, list[Thing]]] = {}
    added: list[tuple[Decision, list[Thing]]] = []
    for decision in ordered:
        places = held[decision.key]
        now = tuple(read[place] for place in places)
        outcomes[decision.key], machine[decision.key] = _outcome(decision, now), now
        results = _results(decision, [things[place] for place in places], pledges)
        if places:
            here[places[0]] = (decision, results)
        elif results:
            added.append((decision, results))
    taken = {place for places in held.values() for place in places}
    blocks: list[tuple[str, list[Thing]]] = []
    for place, thing in enumerate(things):
        if place in here:
            decision, results = here[place]
            blocks.append((decision.key, results))
        elif place not in taken:
            blocks.append(("", [thing]))
    for decision, results in added:
        blocks.insert(_place(blocks, entry_of(results[0])), (decision.key, results))
    return _laid_out(blocks, outcomes, machine)


def _order(decision: Decision) -> tuple[object, ...]:
    """Sort by place and content, never by who came first."""
    first = (decision.before or decision.after)[:1]
    return (first[0].span, first[0].number, first[0].text, decision.key) if first else (Span(0, 0, 0, 0),)


def _held(read: Sequence[Entry], decisions: Sequence[Decision]) -> dict[str, list[int]]:
    """Return for each decision the places of the entries it is about, in order; each place at most once."""
    found: dict[str, dict[int, int]] = {decision.key: {} for decision in decisions}
    taken: set[int] = set()
    wanted = [(decision.key, at, entry) for decision in decisions for at, entry in enumerate(decision.before)]
    for known_by in _KNOWN_BY:
        free: dict[object, list[int]] = defaultdict(list)
        for place, entry in enumerate(read):
            if place not in taken:
                free[known_by(entry)].append(place)
        for key, at, entry in wanted:
            places = () if at in found[key] or not known_by(entry) else free.get(known_by(entry), ())
            open_places = [place for place in places if place not in taken]
            if open_places:
                nearest = min(open_places, key=lambda place: _distance(entry.span, read[place].span))
                found[key][at] = nearest
                taken.add(nearest)
    numbered = {entry.number: place for place, entry in enumerate(read) if entry.number}
    held = {key: sorted(of_one.values()) for key, of_one in found.items()}
    for decision in decisions:
        # What the person numbered so, a newer reader may read by itself.
        for entry in decision.after:
            again = numbered.get(entry.number)
            if again is not None and again not in taken:
                taken.add(again)
                held[decision.key] = sorted([*held[decision.key], again])
    return held


def _place_of(entry: Entry) -> tuple[int, int]:
    return entry.span.page, entry.span.line


# By what an entry is known again, the surest first. A number at its place goes before a text
# alone, for a new text may stand, by chance, under another number as well.
_KNOWN_BY: tuple[Callable[[Entry], object], ...] = (
    lambda entry: (entry.number, entry.value("text")),
    lambda entry: entry.number and (entry.number, _place_of(entry)),
    lambda entry: entry.value("text"),
    lambda entry: entry.number,
    _place_of,
)


def _distance(one: Span, other: Span) -> int:
    return abs((one.page - other.page) * 1000 + one.line - other.line)


def _outcome(decision: Decision, now: tuple[Entry, ...]) -> Outcome:
    fields = decision.fields or FIELDS
    for said, outcome in ((decision.before, Outcome.HOLDS), (decision.after, Outcome.CONFIRMED)):
        if len(said) == len(now) and all(
            one.same(other, fields) for one, other in zip(said, now, strict=True)
        ):
            return outcome
    return Outcome.DIFFERS


def _results(decision: Decision, now: Sequence[Thing], pledges: bool) -> list[Thing]:
    """Return what stands by the decision, in the place where the machine reads now."""
    if len(decision.after) == 1 and len(now) == 1 and decision.fields:
        read, said = entry_of(now[0]), decision.after[0]
        wanted = replace(read, **{name: getattr(said, name) for name in decision.fields})
        return [thing_of(wanted, now[0])]
    span = now[0].span.until(now[-1].span) if now else None
    like = now[0] if now else None
    return [
        thing_of(replace(entry, span=span or entry.span), like, pledge=pledges) for entry in decision.after
    ]


def _place(blocks: Sequence[tuple[str, list[Thing]]], new: Entry) -> int:
    """Return where a new entry belongs: after the number before its own, else by its place on the pages."""
    prefix, last = _counted(new.number)
    smaller = [
        (number, at)
        for at, (_key, things) in enumerate(blocks)
        for thing in things
        for own, number in [_counted(entry_of(thing).number)]
        if own == prefix and 0 <= number < last
    ]
    if smaller:
        return max(smaller)[1] + 1
    for at, (_key, things) in enumerate(blocks):
        if things and (things[0].span.page, things[0].span.line) > (new.span.page, new.span.line):
            return at
    return len(blocks)


def _counted(number: str) -> tuple[str, int]:
    """Return prefix and running number of `115.40`; of a number of another form, -1."""
    prefix, _dot, last = number.rpartition(".")
    return prefix, int(last) if prefix and last.isascii() and last.isdigit() else -1


def _laid_out(
    blocks: Sequence[tuple[str, list[Thing]]],
    outcomes: dict[str, Outcome],
    machine: dict[str, tuple[Entry, ...]],
) -> Applied:
    things: list[Thing] = []
    made: dict[str, tuple[int, ...]] = {}
    for key, block in blocks:
        if key:
            made[key] = tuple(range(len(things), len(things) + len(block)))
        things += block
    return Applied(tuple(things), outcomes, machine, made)
