"""All States, and the resolver that reads their names.

A name is looked up in three steps, each tried only when the one before found
nothing: as written (known spellings, any case, accents or brackets), with its
words in any order, and with a slip of the pen (`misspelling`). Acronyms match
in capitals only: `US` is a State, `us` is not.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType

from uprtracker.reference.misspelling import Misspelling
from uprtracker.reference.spelling import LONGEST_NAME, key, unordered_key, words
from uprtracker.reference.state import State
from uprtracker.reference.state_list import StateList, read_list

_DOTS = re.compile(r"[.\s]")
_SAID_TWICE = re.compile(r"([^()]+)\(([^()]+)\)\s*")


class States:
    """The States of a `Reference`; compiled on first use, then only looked up."""

    def __init__(self, states: Iterable[State]) -> None:
        self.all: tuple[State, ...] = tuple(states)
        self.by_iso3: Mapping[str, State] = MappingProxyType({state.iso3: state for state in self.all})
        self._resolve = lru_cache(maxsize=20_000)(self._look_up)
        self._resolve_list = lru_cache(maxsize=20_000)(self._read_list)

    def resolve(self, text: str) -> State | None:
        """Return the one State the text names, None where it names none or several. Never raises."""
        return self._resolve(text) if len(text) <= LONGEST_NAME else None

    def resolve_exact(self, text: str) -> State | None:
        """Like `resolve`, without forgiving slips of the pen or another order of words."""
        if len(text) > LONGEST_NAME:
            return None
        return self._acronyms.get(_DOTS.sub("", text)) or self._keys.get(key(words(text)))

    def resolve_list(self, text: str) -> StateList:
        """Return the States named in the text, in order, each once, and what names none. Never raises."""
        if len(text) <= 20 * LONGEST_NAME:
            return self._resolve_list(text)
        return self._read_list(text)

    def _read_list(self, text: str) -> StateList:
        return read_list(text, self)

    def _look_up(self, text: str) -> State | None:
        folded = words(text)
        if not folded:
            return None
        return (
            self._acronyms.get(_DOTS.sub("", text))
            or self._keys.get(key(folded))
            or self._unordered.get(unordered_key(folded))
            or self._said_twice(text)
            or self._misspelling.find(text, folded)
        )

    def _said_twice(self, text: str) -> State | None:
        """Return the State of `United Kingdom (UK)`, two names of one."""
        twice = _SAID_TWICE.fullmatch(text)
        if twice is None:
            return None
        first, second = (self.resolve_exact(name) for name in twice.groups())
        return first if first is second else None

    @cached_property
    def _acronyms(self) -> Mapping[str, State]:
        return {
            _DOTS.sub("", name.name): state
            for state in self.all
            for name in state.names
            if name.kind == "acronym"
        }

    @cached_property
    def _folded(self) -> tuple[tuple[tuple[str, ...], State], ...]:
        return tuple(
            (words(name.name), state) for state in self.all for name in state.names if name.kind != "acronym"
        )

    @cached_property
    def _keys(self) -> Mapping[str, State]:
        return {key(folded): state for folded, state in self._folded}

    @cached_property
    def _unordered(self) -> Mapping[str, State]:
        return {unordered_key(folded): state for folded, state in self._folded}

    @cached_property
    def _misspelling(self) -> Misspelling:
        return Misspelling(self.all)
