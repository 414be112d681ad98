"""What a person said of a date, as the derivation reads it: the last word on a session's or a State's date.

Nothing is overwritten: each word is a row (`models.KnownDate`), the last of a date holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from uprtracker.agenda.calendar.when import UNKNOWN, When

Target = tuple[str, int]
"""A State (ISO3) and the cycle, or no State and the session."""

SET, CANCEL, POSTPONE, WITHDRAW = "set", "cancel", "postpone", "withdraw"


@dataclass(frozen=True, slots=True)
class Said:
    """One word: `act` sets a time, cancels, postpones (to `when`, if known), or takes the words before back.

    `to_session` moves a State's review to another session. `number` counts all words, rising.
    """

    number: int
    target: Target
    kind: str
    act: str
    at: datetime
    when: When = UNKNOWN
    to_session: int | None = None
    confidence: str = "published"
    source: str = ""
    url: str = ""
    checked: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """All words by what they bear on."""

    last: Mapping[tuple[Target, str], Said]
    newest: Mapping[Target, Said]
    before: Mapping[tuple[Target, str], When]

    def on(self, target: Target, kind: str) -> Said | None:
        """Return the word that holds, None where there is none or it was taken back."""
        word = self.last.get((target, kind))
        return None if word is None or word.act == WITHDRAW else word


def gathered(words: Iterable[Said]) -> Words:
    """Sort words, given in the order in which they were said."""
    last: dict[tuple[Target, str], Said] = {}
    newest: dict[Target, Said] = {}
    before: dict[tuple[Target, str], When] = {}
    for word in words:
        key = (word.target, word.kind)
        if (former := last.get(key)) and former.when.known:
            before[key] = former.when
        last[key] = newest[word.target] = word
    return Words(last, newest, before)


NOTHING = gathered(())
