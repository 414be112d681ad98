"""Requests that a bracket of States interrupts, made whole.

    Sign (Utopia)/ratify (Ruritania) the treaty
        Sign […] the treaty (Utopia)
        ratify the treaty (Ruritania)
    Maintain (Utopia)/Continue (Ruritania) its policy of peace (Utopia, Ruritania), including at sea (Utopia)
        Maintain […] its policy of peace […] including at sea (Utopia)
        Continue […] its policy of peace (Ruritania)

Only where a verb stands alone before its bracket: the object of what follows is then its object as well.
Words stay as printed and in their order; "[…]" marks what is left out between them. Where it is not plain
which words belong to a State, nothing is joined.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from uprtracker.core.recommendation import Part
from uprtracker.extraction.asking import asks, object_of, words_of

LEFT_OUT = " […] "
_OR = re.compile(r"\A(?:and/or|or|and)\s+", re.I)
# What leads to the name of a treaty: "become a party to", "consider the ratification of".
_ACT = re.compile(
    r".{0,80}?\b(?:part(?:y|ies) to|(?:accede|acceding|accession|adhere|adhering|adherence) to"
    r"|ratify(?:ing)?|ratification of|sign(?:ing)?|signature of)\s+(?!and\b|or\b)",
    re.I,
)
_WHEN = re.compile(
    r"\A(?:(?:as soon as possible|without (?:further )?delay|at an early (?:stage|date)|in the near future"
    r"|promptly|swiftly|rapidly|speedily),?\s+)+",
    re.I,
)
_AND = re.compile(r"and\b", re.I)
_TO = re.compile(r"\A(?:to|towards|with|on)\s+", re.I)
_OPEN_END = re.compile(r"\b(?:of|for|in)\Z|\A(?:\S+ ){0,4}(?:a party|parties|party)\Z", re.I)
# How the object of a verb begins: with an article, a pronoun, a name, or a verb in -ing and its own object.
_NOUN = re.compile(
    r"(?:(?:the|a|an|all|any|its|their|both|this|these|such|every|each|efforts|measures|steps)\s"
    r"|[A-Z0-9]|[a-z]+ing\s+(?:the|a|an|all|its|their|[A-Z]))"
)
_HALF = re.compile(r"\w+ \w+(?:ed|ing)")  # "its planned": the noun stands behind another bracket


@dataclass(frozen=True)
class _Pieces:
    """The parts of one number, read for what each lacks."""

    parts: Sequence[Part]

    @cached_property
    def texts(self) -> list[str]:
        return [_OR.sub("", part.text, count=1) for part in self.parts]

    @cached_property
    def bare(self) -> list[bool]:
        """Whether a part is a verb without an object, or an object that goes on behind the bracket."""
        return [
            object_of(text) == "" or bool(_OPEN_END.search(text) and asks(words_of(text)))
            for text in self.texts
        ]

    @cached_property
    def verbs(self) -> list[int]:
        """The places of the parts that begin with a verb."""
        return [n for n, text in enumerate(self.texts) if n == 0 or self.bare[n] or asks(words_of(text))]

    def verb_of(self, place: int, state: str) -> int:
        """Return where the verb of a part stands: its own, else the State's last one, else the last."""
        before = [verb for verb in self.verbs if verb <= place]
        own = [verb for verb in before if state in self.parts[verb].states]
        return place if place in before else (own or before)[-1]

    def sharing(self, place: int) -> int | None:
        """Return the place of the part whose object a bare verb shares."""
        later = (n for n in range(place + 1, len(self.parts)) if not self.bare[n])
        return next(later, None)

    def before_and(self, place: int, state: str) -> int | None:
        """Return the verb of the State to which an "and" joins this one: "Sign (X) and ratify (X)"."""
        own = [verb for verb in self.verbs if verb < place and state in self.parts[verb].states]
        return own[-1] if own and self.bare[own[-1]] and _AND.match(self.parts[place].text) else None

    def begin(self, place: int, state: str) -> str:
        """Return the words of a verb for a State, with those that an "and" joins before it."""
        before = self.before_and(place, state)
        if before is None:
            return self.texts[place]
        return self.begin(before, state) + LEFT_OUT + self.parts[place].text

    def whole(self, place: int, state: str) -> str | None:
        """Return the request that a verb begins, None where it is not plain what its object is."""
        if not self.bare[place]:
            return self.begin(place, state)
        shared = self.sharing(place)
        found = None if shared is None else self._object(shared)
        return None if found is None else self.begin(place, state) + LEFT_OUT + found

    def _object(self, place: int) -> str | None:
        text = self.texts[place]
        if place in self.verbs:
            act = _ACT.match(text)
            text = text[act.end() :] if act else object_of(text) or ""
        text = _TO.sub("", _WHEN.sub("", text, count=1), count=1)
        return text if _NOUN.match(text) and not _HALF.fullmatch(text) else None


def whole_requests(parts: Sequence[Part]) -> list[Part]:
    """Return the requests of one number, each whole; none where no bracket interrupts one, or in doubt."""
    pieces = _Pieces(parts)
    if not any(pieces.bare):
        return []
    requests: dict[tuple[int | None, str], str] = {}
    for place, part in enumerate(parts):
        for state in part.states:
            verb = pieces.verb_of(place, state)
            whole = pieces.whole(verb, state)
            if whole is None:
                return []
            if verb == place:
                requests.pop((pieces.before_and(verb, state), state), None)
                requests[verb, state] = whole
            elif pieces.bare[verb] and pieces.sharing(verb) == place:
                requests[verb, state] = pieces.begin(verb, state) + LEFT_OUT + pieces.texts[place]
            else:
                requests[verb, state] = requests.get((verb, state), whole) + LEFT_OUT + pieces.texts[place]
    found: dict[str, dict[str, None]] = {}
    for (_verb, state), text in requests.items():
        found.setdefault(text, {})[state] = None
    return [Part(text, tuple(states)) for text, states in found.items()]
