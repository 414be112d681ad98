"""Counts random questions record by record, as a person with pencil and paper would, and compares.

    questions = random_questions(sample, 100, random.Random(1))
    tallies = count_by_hand(all_records(), questions)
    for tally in tallies:
        print(differences(tally, find(tally.query)))

Nothing of the index takes part: only the records themselves, what `relations` says a record has,
and plain sets. It is slow, and used by tests and benchmarks only.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from uprtracker.reference import load_reference
from uprtracker.search.entries import entry_of
from uprtracker.search.expression import All, Either, Expression, Not, Phrase, Word, written
from uprtracker.search.filters import FILTERS
from uprtracker.search.names import names_of
from uprtracker.search.query import Query
from uprtracker.search.record import Record
from uprtracker.search.relations import MACHINE, OF_PAIR, OF_RECORD, OF_REVIEW, Memberships
from uprtracker.search.results import Results
from uprtracker.search.synonyms import other_names
from uprtracker.search.words import COMMON, stem, stems, words

Values = Mapping[str, frozenset[str]]
OF_PAIRS = tuple(name for name, one in FILTERS.items() if one.level == "pair")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the tree of its text, None without words."""

    query: Query
    text: Expression | None


@dataclass
class Tally:
    """What was counted for a question."""

    query: Query
    recommendations: int = 0
    pairs: int = 0
    pledges: int = 0
    by_machine: int = 0
    facets: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FILTERS})


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as it is looked at: values by filter, of each pair, its day, words of text and labels."""

    pledge: bool
    named: bool
    values: Values
    pairs: tuple[Values, ...]
    day: str
    text: tuple[str, ...]
    labels: tuple[str, ...]


def random_questions(sample: Sequence[Record], count: int, chance: random.Random) -> list[Question]:
    """Return questions made of values and words that records of the sample have.

    None to four filters in any mode, days, and a text in two of three: words, phrases,
    beginnings, AND, OR and NOT.
    """
    seen = [look(record, Memberships(load_reference(demo=True))) for record in sample]
    return [_question(seen, chance) for _ in range(count)]


def count_by_hand(records: Iterable[Record], questions: Sequence[Question]) -> list[Tally]:
    """Look at every record once, and at each question for it."""
    known = Memberships(load_reference(demo=True))
    tallies = [Tally(one.query) for one in questions]
    for record in records:
        seen = look(record, known)
        for question, tally in zip(questions, tallies, strict=True):
            if question.text is None or _says(seen, question.text):
                _count(seen, question.query, tally)
    return tallies


def differences(tally: Tally, found: Results) -> list[str]:
    """Return a sentence for each number of the search that is not the one counted by hand."""
    numbers = {name: getattr(tally, name) for name in ("recommendations", "pairs", "pledges", "by_machine")}
    told = [
        f"{name}: {counted} by hand, {getattr(found, name)} found"
        for name, counted in numbers.items()
        if counted != getattr(found, name)
    ]
    for name, counted in tally.facets.items():
        there = {one.value: one.count for one in found.facets[name] if one.count}
        if there != counted:
            values = sorted(value for value in {*there, *counted} if there.get(value, 0) != counted[value])
            told.append(f"{name}: differs at {', '.join(values[:5])}")
    return told


def look(record: Record, known: Memberships) -> Seen:
    """Return what is looked at of a record."""
    values = {name: frozenset(of(record.review, known)) for name, of in OF_REVIEW.items()}
    values |= {name: frozenset(of(record)) for name, of in OF_RECORD.items()}
    pairs = tuple(
        {name: frozenset(of(one, record.review, known)) for name, of in OF_PAIR.items()}
        for one in record.asked
    )
    day = known.day(record.review)
    entry = entry_of(record)
    return Seen(
        record.pledge,
        bool(record.asked) and not record.nobody,
        values,
        pairs,
        day.isoformat() if day else "",
        tuple(words(record.text)),
        tuple(entry.tags),
    )


def _count(seen: Seen, query: Query, tally: Tally) -> None:
    """Add a record whose text matches to the totals, and to the counts of filters whose others it passes."""
    if not _in_time(seen, query):
        return
    of_record = [name for name in query.active() if name not in OF_PAIRS]
    failing = [name for name in of_record if not _meets(seen.values[name], query, name)]
    if len(failing) > 1:
        return
    passing = _passing(seen, query, "")
    counted = seen.pledge == (query.kind == "pledge")
    if failing:
        if passing is not None and counted:
            tally.facets[failing[0]].update(seen.values[failing[0]])
        return
    if passing is not None:
        tally.pledges += seen.pledge
        tally.recommendations += not seen.pledge
        tally.pairs += len(passing) * seen.named
        tally.by_machine += not seen.pledge and MACHINE in seen.values["coded_by"]
    for name in FILTERS if counted else ():
        if name not in OF_PAIRS:
            if passing is not None:
                tally.facets[name].update(seen.values[name])
        elif (own := _passing(seen, query, name)) is not None:
            tally.facets[name].update({value for pair in own for value in pair[name]})


def _passing(seen: Seen, query: Query, without: str) -> Sequence[Values] | None:
    """Return the pairs that pass the filters of pairs, but one; None when the record does not pass them.

    A pair passes when it has a chosen value of each, where the mode is not `none`. The record
    passes when a pair does, those that do have every value of a filter in the mode `all`,
    and none of one in the mode `none`.
    """
    names = [name for name in query.active() if name in OF_PAIRS and name != without]
    wanted = [name for name in names if query.mode(name) != "none"]
    pairs = [pair for pair in seen.pairs if all(pair[name] & {*query.values(name)} for name in wanted)]
    if not names:
        return pairs
    together = {name: frozenset(value for pair in pairs for value in pair[name]) for name in names}
    return pairs if pairs and all(_meets(together[name], query, name) for name in names) else None


def _meets(has: frozenset[str], query: Query, name: str) -> bool:
    chosen = {*query.values(name)}
    if query.mode(name) == "all":
        return chosen <= has
    return bool(chosen & has) == (query.mode(name) == "any")


def _in_time(seen: Seen, query: Query) -> bool:
    if not (query.date_from or query.date_to):
        return True
    return bool(seen.day) and query.date_from <= seen.day <= (query.date_to or "9999")


def _says(seen: Seen, tree: Expression) -> bool:
    match tree:
        case Word() | Phrase():
            return _in(tree, seen.text) or any(_named(tree, label) for label in seen.labels)
        case Not(part):
            return not _says(seen, part)
        case All(parts):
            return all(_says(seen, part) for part in parts)
        case Either(parts):
            return any(_says(seen, part) for part in parts)
    raise ValueError(f"Not counted by hand: {tree}")


@lru_cache(maxsize=100_000)
def _named(leaf: Word | Phrase, label: str) -> bool:
    """Return whether a label has a word, or says a phrase; words of titles are found as phrases only."""
    names = names_of(label)
    by_words = isinstance(leaf, Word) and not leaf.prefix
    return any(
        _in(leaf, tuple(words(name))) for name in (names.words if by_words else names.words + names.phrases)
    )


def _in(leaf: Word | Phrase, text: tuple[str, ...]) -> bool:
    if isinstance(leaf, Word) and not leaf.prefix:
        wanted = _stems(leaf.words[0])
        return any(stem(word) in wanted for word in text)
    first, size = leaf.words[0], len(leaf.words)
    for at, word in enumerate(text[: len(text) - size + 1]):
        if leaf.prefix and size == 1 and word.startswith(first):
            return True
        if word == first and text[at : at + size] == leaf.words and not leaf.prefix:
            return True
    return False


@lru_cache(maxsize=1_000)
def _stems(word: str) -> frozenset[str]:
    return frozenset(stems(word))


def _question(seen: Sequence[Seen], chance: random.Random) -> Question:
    given: dict[str, object] = {}
    for name in chance.sample(list(FILTERS), chance.choice([0, 0, 1, 1, 2, 2, 3, 4])):
        one = chance.choice(seen)
        values = set(
            one.values[name] if name in one.values else frozenset[str]().union(*(p[name] for p in one.pairs))
        )
        if chance.random() < 0.4:
            other = chance.choice(seen)
            values |= other.values.get(name, frozenset())
        if values:
            given[name] = tuple(sorted(chance.sample(sorted(values), min(len(values), chance.randint(1, 3)))))
            given[f"{name}_mode"] = chance.choice(["any", "any", "any", "all", "none"])
    if chance.random() < 0.1 and (day := chance.choice(seen).day):
        given[chance.choice(["date_from", "date_to"])] = day
    given["kind"] = chance.choice(["recommendation"] * 4 + ["both", "pledge"])
    text = _text(seen, chance)
    return Question(Query(q=written(text) if text else "", size=10, **given), text)  # type: ignore[arg-type]


def _text(seen: Sequence[Seen], chance: random.Random) -> Expression | None:
    """Return a text that some record answers in part; none in one of three."""
    leaves = list(_leaves(seen, chance, chance.choice([0, 1, 1, 1, 2, 2])))
    if len(leaves) < 2:
        return leaves[0] if leaves else None
    one, other = leaves
    forms: list[Expression] = [All((one, other)), All((one, Not(other))), Either((one, other))]
    return chance.choice(forms)


def _leaves(seen: Sequence[Seen], chance: random.Random, count: int) -> Iterator[Expression]:
    while count:
        text = chance.choice(seen).text
        at = chance.randrange(max(len(text) - 1, 1))
        word = text[at] if text else ""
        # Words with other names are another question, and common ones do not narrow.
        if len(word) < 4 or not word.isalpha() or word in COMMON or other_names((word,)):
            continue
        count -= 1
        form = chance.choice(["word", "word", "phrase", "beginning"])
        if form == "phrase" and at + 1 < len(text):
            yield Phrase(text[at : at + 2])
        elif form == "beginning":
            yield Word((word[:5],), prefix=True)
        else:
            yield Word((word,))
