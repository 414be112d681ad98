"""Finds the verbs that open a request, and the action category that the method note gives them.

    In line with its promise, further consider ratifying the protocol.
                              consider → 3        ratify → 5

UPR Info's note on action categories ranks the action from the first verb: of two verbs that open a
request the second counts ("continue and strengthen": 4); `continue`, `consider` and `take steps` weaken
what follows ("consider ratifying": 3); a general action with a specific step is specific ("improve …
by amending": 5). What is found is evidence and explanation: the model decides the category.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from uprtracker.coding.openings import VERBS_IN_LY, opening_of, past_adverbs
from uprtracker.coding.verb_patterns import Match, VerbPatterns, Word, patterns_of, words_of
from uprtracker.core.coded import Place
from uprtracker.reference import Reference

Rule = Literal["first", "second", "by", "none"]

_BASE = frozenset({"base"})
_GERUND = frozenset({"ing"})
_WEAK = frozenset({1, 2, 3, 4})
_MEANS = frozenset({"by", "through", "including", "notably", "via"})
_NEAR = 7
_LONGEST = 400  # words; bounds the work on a text that is no recommendation


@dataclass(frozen=True, slots=True)
class FirstVerb:
    """A verb as the table writes it (`ratify`, `take steps`), where it stands, and its category.

    `category` is None for a verb that the table does not know.
    """

    verb: str
    place: Place
    category: int | None


@dataclass(frozen=True, slots=True)
class FirstVerbs:
    """How a request opens.

    `opening` are the verbs it opens with, joined by `and` where there are several; `towards` is the act
    that the deciding verb weakens (`ratify` in `consider ratifying`, `take steps to ratify`); `means` the
    specific step named after `by`, `through` or `including`.
    """

    opening: tuple[FirstVerb, ...] = ()
    towards: FirstVerb | None = None
    means: FirstVerb | None = None

    @property
    def deciding(self) -> FirstVerb | None:
        """The opening verb that counts: the second of two, the last of more; None where none was found."""
        return self.opening[-1] if self.opening else None

    @property
    def rule(self) -> Rule:
        """Which rule of the note gives the category: `none` where no known verb opens the request."""
        deciding = self.deciding
        if deciding is None or deciding.category is None:
            return "none"
        if self.means and deciding.category in (2, 4) and (self.means.category or 0) > deciding.category:
            return "by"
        return "second" if len(self.opening) > 1 else "first"

    @property
    def category(self) -> int | None:
        """The action category the note gives these verbs, None where it cannot be said."""
        verb = self.means if self.rule == "by" else self.deciding
        return verb.category if verb else None

    @property
    def all(self) -> tuple[FirstVerb, ...]:
        """All verbs found, in the order of the text."""
        others = (verb for verb in (self.towards, self.means) if verb)
        return tuple(sorted({*self.opening, *others}, key=lambda verb: verb.place))


def first_verbs(text: str, reference: Reference) -> FirstVerbs:
    """Return the verbs that open an English request; a `FirstVerbs()` where there is no verb to find."""
    patterns = patterns_of(reference.action_verbs)
    words = words_of(text)[:_LONGEST]
    first = opening_of(words, patterns, reference.action_verbs.openings)
    if first is None:
        return FirstVerbs()
    if isinstance(first, int):
        unknown = words[first]
        return FirstVerbs((FirstVerb(unknown.text, unknown.place, None),))
    opening = [first, *_joined(words, first, patterns, reference)]
    deciding = opening[-1]
    towards = _towards(words, deciding, patterns, reference) if deciding.verb.category in _WEAK else None
    means = _means(words, (towards or opening[-1]).end, deciding.verb.category, patterns, reference)
    return FirstVerbs(
        tuple(map(_named, opening)),
        _named(towards) if towards else None,
        _named(means) if means else None,
    )


def _named(match: Match) -> FirstVerb:
    return FirstVerb(match.verb.plain, match.place, match.verb.category)


def _joined(words: Sequence[Word], first: Match, patterns: VerbPatterns, reference: Reference) -> list[Match]:
    """Return the verbs joined directly to the first: `and strengthen`, `, adopt and implement`, `/accede`."""
    openings = reference.action_verbs.openings
    found: list[Match] = []
    at = first.end
    while at < len(words):
        sign = words[at - 1].after.strip()
        start = at + 1 if words[at].text in ("and", "or") else at
        if (start == at and sign not in (",", "/")) or words[at - 1].ends_clause:
            break
        verb = patterns.at(words, past_adverbs(words, start, openings), _BASE)
        if verb is None:
            break
        found.append(verb)
        at = verb.end
    return found


def _towards(
    words: Sequence[Word], verb: Match, patterns: VerbPatterns, reference: Reference
) -> Match | None:
    """Return the act named right after a weak verb: `ratifying`, `the ratification`, `… steps to ratify`."""
    at = _unadorned(words, verb.end, reference)
    nominal = patterns.at(words, at, _GERUND | {"noun"})
    if nominal and not words[verb.end - 1].ends_clause and _is_act(words, nominal):
        return nominal
    for index in range(verb.end, min(verb.end + _NEAR, len(words) - 1)):
        if words[index - 1].ends_clause or words[index].text in _MEANS:
            return None
        forms = {"to": _BASE, "towards": _GERUND, "of": _GERUND, "at": _GERUND}
        if words[index].text in forms:
            start = past_adverbs(words, index + 1, reference.action_verbs.openings)
            found = patterns.at(words, start, forms[words[index].text])
            if found:
                return found
    return None


def _is_act(words: Sequence[Word], nominal: Match) -> bool:
    """Tell an act (`the ratification of`) from a thing of the same name (`its legislation on`)."""
    if nominal.form != "noun":
        return True
    return nominal.end < len(words) and words[nominal.end].text in ("of", "to", "from")


def _means(
    words: Sequence[Word], start: int, decided: int, patterns: VerbPatterns, reference: Reference
) -> Match | None:
    """Return the first specific step after `by`, `through` or `including`, else the first step of any kind.

    What goes on (2) does so through acts that go on as well: there only `by` and a verb names a new step.
    """
    steps = []
    for index in range(start, len(words)):
        if words[index].text not in _MEANS or (decided == 2 and words[index].text != "by"):
            continue
        at = index + 1
        while at < len(words) and words[at].text in _MEANS | {"the"}:
            at += 1
        nominal = words[at - 1].text == "the" and decided != 2
        step = patterns.at(
            words, _unadorned(words, at, reference), _GERUND | {"noun"} if nominal else _GERUND
        )
        if step:
            steps.append(step)
    return max(steps, key=lambda step: (step.verb.category == 5, -step.place[0]), default=None)


def _unadorned(words: Sequence[Word], at: int, reference: Reference) -> int:
    """Return the place of the first word that is no adverb, article or describing word."""
    openings = reference.action_verbs.openings
    while at < len(words):
        word = words[at].text
        kind = openings.get(word)
        adverb = word.endswith("ly") and word not in VERBS_IN_LY
        if not (adverb or kind in ("skipped", "adjective", "determiner")):
            break
        at += 1
    return at
