"""The current answer, from all the steps: by pair, then for the recommendation as a whole.

The last step of the State's own is current: report, then addendum, then
plenary; an editor's decision goes before all. What OHCHR and UPR Info recorded
is no step of the State. It is current where it tells more than the State's own
documents that are here: after a report that was still open, or whose answer
changed later; not after an addendum or a plenary statement that answers. UPR
Info writes "noted" for "accepted in part" by its own rule, so its "noted"
never replaces "partial".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date

PARTIAL, NOTED = "partial", "noted"
OPEN = ("", "pending")
# As in `models.Position.Stage`, which cannot be imported here without Django's applications.
REPORT, ADDENDUM, PLENARY, OHCHR, UPRINFO, EDITOR = 10, 20, 30, 35, 40, 50


@dataclass(frozen=True, slots=True)
class Step:
    """What counts of a `Position`: `state` is empty when it answers all States alike.

    `part` is the key of the printed part it answers, `of_part` whether it
    answers a part at all, printed apart or not. `source` is the key of the
    document where it stands.
    """

    stage: int
    date: Date | None
    id: int
    state: str
    value: str
    part: int | None = None
    of_part: bool = False
    source: int | None = None


def of_pair(state: str, steps: Iterable[Step], part: int | None = None) -> str:
    """Return the answer to `state`, which stands behind `part` or the whole; empty when there is none."""
    return _said(deciding(state, steps, part), part)


def deciding(state: str, steps: Iterable[Step], part: int | None = None) -> list[Step]:
    """Return the steps that make the current answer to `state`: the last, and what it says of parts."""
    heard = [
        step
        for step in steps
        if step.state in ("", state) and (part is None or step.part is None or step.part == part)
    ]
    if not heard:
        return []
    partial = any(step.value == PARTIAL and step.stage < OHCHR for step in heard)
    last = _last(heard, partial)
    own = [step for step in heard if step.stage < OHCHR]
    if last[0].stage in (OHCHR, UPRINFO) and own:
        said = _last(own, partial)
        return said if _said(said, part) == _said(last, part) else last
    return last


def of_whole(pairs: Iterable[str], steps: Iterable[Step]) -> str:
    """Return the value all pairs agree on, `partial` when they differ; without pairs the general one."""
    values = set(pairs)
    if not values:
        return of_pair("", steps)
    return values.pop() if len(values) == 1 else PARTIAL


def _last(heard: Sequence[Step], partial: bool) -> list[Step]:
    """Return the step that counts most, with those said at the same moment, in their order."""
    last = max(heard, key=lambda step: _order(step, partial))
    return sorted((step for step in heard if _moment(step) == _moment(last)), key=lambda step: step.id)


def _order(step: Step, partial: bool) -> tuple[int, int, Date, int]:
    """Order steps by how much they count; `partial`: a document of the State says "in part"."""
    rank = {REPORT: 0, ADDENDUM: 4, PLENARY: 4, OHCHR: 3, UPRINFO: 2, EDITOR: 5}[step.stage]
    if step.stage in (ADDENDUM, PLENARY) and step.value in OPEN:
        rank = 1
    silent = step.stage in (OHCHR, UPRINFO) and step.value in OPEN
    if silent or (step.stage == UPRINFO and step.value == NOTED and partial):
        rank = -1
    return rank, step.stage, step.date or Date.min, step.id


def _moment(step: Step) -> tuple[int, Date | None, int | None]:
    return step.stage, step.date, step.source


def _said(steps: Sequence[Step], part: int | None) -> str:
    """Return what the steps of one document say together of a part, or of the whole; empty without steps."""
    if not steps:
        return ""
    own = [step.value for step in steps if part is not None and step.part == part]
    whole = [step.value for step in steps if not step.of_part]
    if own or whole:
        return own[-1] if own else whole[-1]
    values = {step.value for step in steps}
    return values.pop() if len(values) == 1 and len(steps) > 1 else PARTIAL
