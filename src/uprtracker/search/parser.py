"""Reads a search text kindly: whatever is typed has a meaning, and people are told which.

    women AND (detention OR prison*) NOT "solitary confinement" by:Slovenia

NOT binds first, then AND (also where nothing stands between two words), then OR. The three
are operators in capital letters only. A minus sign before a word is NOT. What cannot be
meant (a bracket without its partner, an OR with nothing after it) is read as the nearest
thing that can, with a message.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from uprtracker.search.expression import All, Expression, Word, all_of, either_of, negated, written
from uprtracker.search.tokens import Token, tokens
from uprtracker.search.words import COMMON


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was read: the tree (None when it holds nothing to search for) and what to tell."""

    expression: Expression | None
    messages: tuple[str, ...]


def parse(text: str) -> Reading:
    """Read a search text. Never raises."""
    found, messages = tokens(text)
    parser = _Parser(found, messages)
    expression = parser.alternatives()
    if expression is None and text.strip():
        messages.append(_("The search text holds no word to search for, so it was left out."))
    elif expression is not None and (messages or parser.mixed):
        messages.append(_("Read as: %(text)s") % {"text": written(expression)})
    return Reading(expression, tuple(dict.fromkeys(messages)))


@dataclass
class _Parser:
    """Walks over tokens with brackets in pairs. `mixed`: AND and OR stood side by side without brackets."""

    tokens: list[Token]
    messages: list[str]
    place: int = field(default=0)
    mixed: bool = field(default=False)

    def alternatives(self) -> Expression | None:
        """Read parts joined by OR, up to the end or a closing bracket."""
        parts = [self._conjunction()]
        while self._kind() == "or":
            self.place += 1
            parts.append(self._conjunction())
        kept = [part for part in parts if part is not None]
        if len(parts) > 1:
            self.mixed = self.mixed or any(isinstance(part, All) for part in kept)
            if len(kept) < len(parts):
                self._dangling()
        return either_of(kept) if kept else None

    def _conjunction(self) -> Expression | None:
        parts: list[Expression] = []
        waiting = True
        while self._kind() in ("and", "not", "leaf", "open"):
            if self._kind() == "and":
                self.place += 1
                if waiting:
                    self._dangling()
                waiting = True
            elif (part := self._negation()) is not None:
                parts.append(part)
                waiting = False
        if waiting and parts:
            self._dangling()
        return all_of(_telling(parts)) if parts else None

    def _negation(self) -> Expression | None:
        negative = False
        while self._kind() == "not":
            self.place += 1
            negative = not negative
        if self._kind() not in ("leaf", "open"):
            self._dangling()
            return None
        part = self._part()
        return negated(part) if negative and part is not None else part

    def _part(self) -> Expression | None:
        token = self.tokens[self.place]
        self.place += 1
        if token.kind == "leaf":
            return token.leaf
        inside = self.alternatives()
        self.place += 1
        return inside

    def _kind(self) -> str:
        return self.tokens[self.place].kind if self.place < len(self.tokens) else "end"

    def _dangling(self) -> None:
        self.messages.append(_("An AND, OR or NOT with nothing beside it was left out."))


def _telling(parts: list[Expression]) -> list[Expression]:
    """Return the parts without words too common to narrow a search, unless there are no others."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, All) else (part,))]
    kept = [
        part
        for part in flat
        if not (
            isinstance(part, Word) and not part.prefix and len(part.words) == 1 and part.words[0] in COMMON
        )
    ]
    return kept or flat
