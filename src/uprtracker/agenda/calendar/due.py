"""One date of the calendar: what, of whom, when, how sure, by which rule, from which source."""

from dataclasses import dataclass, replace
from datetime import datetime

from uprtracker.agenda.calendar.kinds import KINDS
from uprtracker.agenda.calendar.when import UNKNOWN, When


@dataclass(frozen=True, slots=True)
class Due:
    """State x cycle x kind, or session x kind for what all States of a session share (`state` is empty).

    `confidence` is `published`, `derived` or `unknown`; `rule` names the rule of `rules.RULES`, `source` is
    where the date itself was read and `checked` when somebody last looked (`2026-11`). `decided` is false
    for a cycle that nobody has decided yet. `council` is the session of the Council that
    adopts. `symbol` is the document in which it ended, `was` the time that
    was in force before the last change. `changed` is the number of the last change that bears on it, 0 for
    none: it only ever rises. `own`: it differs from what its session has.
    """

    kind: str
    cycle: int
    state: str = ""
    session: int | None = None
    when: When = UNKNOWN
    confidence: str = "unknown"
    rule: str = "published"
    source: str = ""
    checked: str = ""
    status: str = "expected"
    note: str = ""
    council: int | None = None
    symbol: str = ""
    url: str = ""
    was: When | None = None
    decided: bool = True
    changed: int = 0
    changed_at: datetime | None = None
    own: bool = False
    demo: bool = False

    @property
    def id(self) -> str:
        """A name that stays whatever becomes of the date: `svn-4-addendum`, `session-45-review`."""
        place = f"{self.state.lower()}-{self.cycle}" if self.state else f"session-{self.session}"
        return f"{place}-{self.kind}"

    @property
    def actor(self) -> str:
        """Who acts."""
        return KINDS[self.kind].actor

    @property
    def is_open(self) -> bool:
        """Tell whether it still stands: neither cancelled nor put off without a new time."""
        if self.status in ("postponed", "did_not_appear"):
            return self.when.known
        return self.status not in ("cancelled", "not_adopted")

    def of_state(self, state: str, cycle: int, session: int | None) -> "Due":
        """Return the same for one State of the session."""
        return replace(self, state=state, cycle=cycle, session=session)
