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
class Chosen:
    """What is chosen of one filter."""

    name: str
    values: frozenset[str]
    mode: str

    def met(self, has: frozenset[str]) -> bool:
        """Return whether something that has these values passes."""
        if self.mode == "all":
            return self.values <= has
        return self.values.isdisjoint(has) == (self.mode == "none")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the tree of its text (None without words), and its filters of records and of pairs."""

    query: Query
    text: Expression | None
    of_record: tuple[Chosen, ...]
    of_pairs: tuple[Chosen, ...]

    @classmethod
    def of(cls, query: Query, text: Expression | None) -> "Question":
        """Take a question apart."""
        chosen = [Chosen(n, frozenset(query.values(n)), query.mode(n)) for n in query.active()]
        of_pairs = tuple(one for one in chosen if one.name in OF_PAIRS)
        return cls(query, text, tuple(one for one in chosen if one not in of_pairs), of_pairs)


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
    """A record as it is looked at: values by filter, of each pair, its day, words of text and labels.

    `said` are the words of its text and of all its names, each name apart; `words` all of these words,
    `stems` the stems of those that a single word finds.
    """

    pledge: bool
    named: bool
    values: Values
    pairs: tuple[Values, ...]
    day: str
    said: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    stems: frozenset[str]


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
                _count(seen, question, tally)
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
        there = {value: count for value, count in found.facets[name].counts.items() if count}
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
    labels = [_named(label) for label in entry_of(record).tags]
    text = tuple(words(record.text))
    said = (text, *(name for label in labels for name in (*label.by_words, *label.by_phrases)))
    return Seen(
        record.pledge,
        bool(record.asked) and not record.nobody,
        values,
        pairs,
        day.isoformat() if day else "",
        said,
        frozenset(word for one in said for word in one),
        frozenset(map(stem, text)).union(*(label.stems for label in labels)),
    )


def _count(seen: Seen, question: Question, tally: Tally) -> None:
    """Add a record whose text matches to the totals, and to the counts of filters whose others it passes."""
    query = question.query
    if not _in_time(seen, query):
        return
    failing = [one.name for one in question.of_record if not one.met(seen.values[one.name])]
    if len(failing) > 1:
        return
    passing = _passing(seen, question, "")
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
        elif (own := _passing(seen, question, name)) is not None:
            tally.facets[name].update({value for pair in own for value in pair[name]})


def _passing(seen: Seen, question: Question, without: str) -> Sequence[Values] | None:
    """Return the pairs that pass the filters of pairs, but one; None when the record does not pass them.

    A pair passes when it has a chosen value of each, where the mode is not `none`. The record
    passes when a pair does, those that do have every value of a filter in the mode `all`,
    and none of one in the mode `none`.
    """
    filters = [one for one in question.of_pairs if one.name != without]
    if not filters:
        return seen.pairs
    wanted = [one for one in filters if one.mode != "none"]
    pairs = [pair for pair in seen.pairs if not any(one.values.isdisjoint(pair[one.name]) for one in wanted)]
    met = all(one.met(frozenset().union(*(pair[one.name] for pair in pairs))) for one in filters)
    return pairs if pairs and met else None


def _in_time(seen: Seen, query: Query) -> bool:
    if not (query.date_from or query.date_to):
        return True
    return bool(seen.day) and query.date_from <= seen.day <= (query.date_to or "9999")


def _says(seen: Seen, tree: Expression) -> bool:
    match tree:
        case Word((word,), prefix=False):
            return not _stems(word).isdisjoint(seen.stems)
        case Word((word,), prefix=True):
            return any(one.startswith(word) for one in seen.words)
        case Phrase(phrase, prefix=False):
            return seen.words.issuperset(phrase) and any(_stands(phrase, one) for one in seen.said)
        case Not(part):
            return not _says(seen, part)
        case All(parts):
            return all(_says(seen, part) for part in parts)
        case Either(parts):
            return any(_says(seen, part) for part in parts)
    raise ValueError(f"Not counted by hand: {tree}")


def _stands(phrase: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return any(text[at : at + len(phrase)] == phrase for at in range(len(text) - len(phrase) + 1))


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a label, word by word: those found by words and phrases, those found by phrases only."""

    by_words: tuple[tuple[str, ...], ...]
    by_phrases: tuple[tuple[str, ...], ...]
    stems: frozenset[str]


@lru_cache(maxsize=20_000)
def _named(label: str) -> Named:
    names = names_of(label)
    by_words, by_phrases = (tuple(tuple(words(one)) for one in own) for own in (names.words, names.phrases))
    return Named(by_words, by_phrases, frozenset(stem(word) for one in by_words for word in one))


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
    return Question.of(Query(q=written(text) if text else "", size=10, **given), text)  # type: ignore[arg-type]


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
        text = chance.choice(seen).said[0]
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
