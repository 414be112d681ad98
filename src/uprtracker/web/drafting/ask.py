"""What a person typed on the drafting desk, read and checked. Nothing of it is kept anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from uprtracker.records.drafting import FEWEST, LONGEST, state_of_text
from uprtracker.reference import State
from uprtracker.web import names

LONGEST_NAME = 120


@dataclass(frozen=True)
class Ask:
    """A text with its States. `condition` is what can be done with the text (`records.drafting`).

    `state_words` and `by_words` are what stands in the fields; `problems` are sentences by field.
    """

    text: str = ""
    state: State | None = None
    by: State | None = None
    state_words: str = ""
    by_words: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    condition: str = "empty"

    @property
    def ready(self) -> bool:
        """Whether the text can be judged."""
        return self.condition == "ready"


def read(values: Mapping[str, object]) -> Ask:
    """Read the fields `state`, `by` (a name in any UN language, or ISO3) and `text`."""
    text = _plain(values.get("text")).strip()
    state_words, by_words = (_plain(values.get(name)).strip() for name in ("state", "by"))
    state, by = _state(state_words), _state(by_words)
    problems = {
        name: _unknown(words)
        for name, words, found in (("state", state_words, state), ("by", by_words, by))
        if words and not found
    }
    condition = state_of_text(text)
    if condition in ("long", "language"):
        problems["text"] = sentence(condition, len(text))
    return Ask(text, state, by, _shown(state, state_words), _shown(by, by_words), problems, condition)


def sentence(condition: str, length: int = 0) -> str:
    """Return what to tell of a text that cannot be judged."""
    if condition == "long":
        return _("The text has %(length)s characters; the desk reads up to %(most)s. Please shorten it.") % {
            "length": names.number(length),
            "most": names.number(LONGEST),
        }
    if condition == "language":
        return _(
            "This does not seem to be English. So far the desk reads English alone: it can show nothing "
            "for this text. A working translation is enough to try."
        )
    if condition == "short":
        return _("A little more, please: the desk begins to read at %(words)s words.") % {"words": FEWEST}
    return _(
        "Write a recommendation, and you will see here what it asks, what it leaves open, and what the State "
        "was asked before."
    )


def _state(words: str) -> State | None:
    states = names.reference().states
    return states.by_iso3.get(words.upper()) or states.resolve(words[:LONGEST_NAME]) if words else None


def _shown(state: State | None, words: str) -> str:
    return state.name_in(names.language()) if state else words[:LONGEST_NAME]


def _unknown(words: str) -> str:
    return _("No State is known here as “%(name)s”. Choose one from the list.") % {"name": words[:60]}


def _plain(value: object) -> str:
    return value.replace("\0", "").replace("\r\n", "\n") if isinstance(value, str) else ""
