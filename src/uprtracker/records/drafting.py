"""What can be said of a recommendation while it is written; nothing is stored.

    advise("Consider ratifying the Convention against Torture")

Judgements are the machine's, unconfirmed. `verbs` are evidence and explanation: the category is the
one of the coding `action`.
"""

from dataclasses import dataclass

from uprtracker.coding.first_verbs import FirstVerb, FirstVerbs, first_verbs
from uprtracker.coding.smart import missing
from uprtracker.core.coded import Coded
from uprtracker.documents.front_page import language_of_text
from uprtracker.records.judging import judge
from uprtracker.reference import load_reference

__all__ = ["FEWEST", "LONGEST", "Advice", "FirstVerb", "FirstVerbs", "advise", "state_of_text"]

LONGEST = 3_000
"""Characters of a text that the desk reads: twice the longest recommendation of a report."""
FEWEST = 3
"""Words from which on a text is judged."""
SCHEMES = ("action", "issue", "instrument", "smart")


@dataclass(frozen=True, slots=True)
class Advice:
    """What the machine says of a text: a coding each, None where no coder has the scheme; its first verbs."""

    verbs: FirstVerbs
    action: Coded | None
    issue: Coded | None
    instrument: Coded | None
    smart: Coded | None

    @property
    def missing(self) -> tuple[str, ...]:
        """What the text lacks to be SMART, as machine words (`measure`, `figure`, `date`, `date-soon`)."""
        return missing(self.smart) if self.smart else ()

    @property
    def category(self) -> int | None:
        """The action category, 1 to 5; None where no coder gave one."""
        labels = self.action.labels if self.action else ()
        return int(labels[0]) if labels and labels[0].isdigit() else None


def state_of_text(text: str) -> str:
    """Return what can be done with a text: `empty`, `long`, `language`, `short`, or `ready`.

    A text that is too short to tell its language passes for English, as does one with a known verb at
    its beginning; `language` is one that is clearly in another.
    """
    if not text.strip():
        return "empty"
    if len(text) > LONGEST:
        return "long"
    if language_of_text(text) not in ("en", "") and first_verbs(text, load_reference()).category is None:
        return "language"
    return "short" if len(text.split()) < FEWEST else "ready"


def advise(text: str) -> Advice:
    """Return what the machine says of one text."""
    (codings,) = judge([text])
    by_scheme = {coded.scheme: coded for coded in codings}
    action, issue, instrument, smart = (by_scheme.get(scheme) for scheme in SCHEMES)
    return Advice(first_verbs(text, load_reference()), action, issue, instrument, smart)
