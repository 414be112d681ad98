"""The text index alone: what it finds equals a look at every text, in sets of every size."""

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from uprtracker.search.entry import Entry
from uprtracker.search.expression import All, Either, Field, Not, Phrase, Word, all_of, either_of, negated
from uprtracker.search.fields import tags
from uprtracker.search.names import names_of
from uprtracker.search.parser import parse
from uprtracker.search.ranking import best_first
from uprtracker.search.text_build import write_postings
from uprtracker.search.text_index import TextIndex
from uprtracker.search.words import stem, stems, words

# From words in nearly every text to words in one of a thousand: lists, bits and weights of all kinds.
COMMON = ["rights", "human", "the", "of", "law", "court", "prison", "prisons", "school"]
RARE = [f"word{letter}{other}" for letter in "abcdefgh" for other in "klmnopqrst"]
LABELS = ["sur:FRA", "sur:CIV", "rs:PRK", "issue:detention", "issue:general", "sdg:5", "action:4"]


def make_entries(count: int) -> list[Entry]:
    chance = random.Random(5)
    chances = [1 / (n + 1) ** 1.5 for n in range(len(COMMON) + len(RARE))]
    return [
        Entry(
            " ".join(chance.choices(COMMON + RARE, chances, k=chance.randrange(0, 12))),
            chance.sample(LABELS, chance.randrange(3)),
            (f"FRA-{n % 9}-{n}.{n % 3}", f"{n}.{n % 3}"),
        )
        for n in range(count)
    ]


ENTRIES = make_entries(800)


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> TextIndex:
    folder = tmp_path_factory.mktemp("index") / "text"
    assert write_postings(ENTRIES, folder) == len(ENTRIES)
    return TextIndex(folder)


def in_a_row(found: list[str], wanted: tuple[str, ...], prefix: bool) -> bool:
    size = len(wanted)
    return any(
        found[n : n + size - 1] == list(wanted[:-1])
        and (found[n + size - 1].startswith(wanted[-1]) if prefix else found[n + size - 1] == wanted[-1])
        for n in range(len(found) - size + 1)
    )


@dataclass
class Seen:
    """An entry cut into words once: stems of text and names, everything found by phrases."""

    tags: set[str]
    codes: list[list[str]]
    stems: list[list[str]]
    phrases: list[list[str]]


def seen(entry: Entry) -> Seen:
    names = [names_of(tag) for tag in entry.tags]
    codes = [words(code) for code in entry.codes]
    by_words = [words(entry.text), *(name.split() for one in names for name in one.words)]
    by_phrases = [name.split() for one in names for name in one.phrases]
    stemmed = [[stem(word) for word in found] for found in by_words]
    return Seen(set(entry.tags), codes, stemmed, [*by_words, *by_phrases, *codes])


def says(one: Seen, tree) -> bool:
    match tree:
        case Word((word,), False):
            return any(form in found for form in stems(word) for found in one.stems)
        case Word(row, False):
            stemmed = tuple(map(stem, row))
            return any(in_a_row(found, stemmed, False) for found in one.stems) or any(
                in_a_row(found, row, False) for found in one.phrases
            )
        case Word(row, prefix) | Phrase(row, prefix):
            return any(in_a_row(found, row, prefix) for found in one.phrases)
        case Field("number", value):
            return words(value) in one.codes
        case Field():
            return bool(set(tags(tree)) & one.tags)
        case Not(part):
            return not says(one, part)
        case All(parts):
            return all(says(one, part) for part in parts)
        case Either(parts):
            return any(says(one, part) for part in parts)


SEEN = [seen(entry) for entry in ENTRIES]
OTHERS = ["france", "korea", "gender", "general", "4", "12", "prisoner", "nowhere"]
TYPED = st.sampled_from([*COMMON, *RARE, *OTHERS])
ROWS = st.lists(TYPED, min_size=1, max_size=3).map(tuple)
BEGINNINGS = st.tuples(st.lists(TYPED, max_size=1), TYPED, st.integers(1, 5)).map(
    lambda found: (*found[0], found[1][: found[2]])
)
FIELDS = st.sampled_from(
    [("state", "France"), ("by", "Korea"), ("issue", "detention"), ("sdg", "5"), ("number", "12.0")]
)
LEAVES = st.one_of(
    ROWS.map(Word), ROWS.map(Phrase), BEGINNINGS.map(lambda row: Word(row, True)),
    BEGINNINGS.map(lambda row: Phrase(row, True)), FIELDS.map(lambda field: Field(*field)),
)  # fmt: skip
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(negated),
        st.lists(inner, min_size=2, max_size=3).map(all_of),
        st.lists(inner, min_size=2, max_size=3).map(either_of),
    ),
    max_leaves=4,
)


@hypothesis_settings(max_examples=100, deadline=None)
@given(tree=TREES)
def test_it_finds_what_a_look_at_every_text_finds(index, tree):
    expected = [number for number, one in enumerate(SEEN) if says(one, tree)]
    assert index.match(tree, tags).tolist() == expected
    assert np.flatnonzero(index.found(tree, tags).mask).tolist() == expected
    assert index.match(negated(tree), tags).tolist() == sorted(set(range(len(ENTRIES))) - set(expected))


@hypothesis_settings(max_examples=40, deadline=None)
@given(tree=TREES, chosen=st.integers(2, 400), upto=st.integers(1, 40))
def test_scores_do_not_depend_on_what_else_is_asked_for(index, tree, chosen, upto):
    rows = index.match(tree, tags)
    scores = index.scores(tree, rows)
    few = rows[::chosen]
    assert np.allclose(index.scores(tree, few), scores[::chosen])
    ranking = sorted(zip((-scores).tolist(), rows.tolist(), strict=True))
    assert best_first(scores, rows, upto).tolist() == [row for _score, row in ranking[:upto]]


def test_often_in_a_short_text_comes_first(tmp_path):
    texts = ["court", "court court", "a long text of the law, with many other words beside the court in it"]
    write_postings([Entry(text, (), ()) for text in texts], tmp_path / "text")
    found = TextIndex(tmp_path / "text")
    tree = parse("court").expression
    rows = found.match(tree, tags)
    assert best_first(found.scores(tree, rows), rows, 3).tolist() == [1, 0, 2]


def test_a_word_in_a_label_counts_less_than_in_the_text(tmp_path):
    entries = [Entry("schools", ("rs:FRA",), ()), Entry("France, schools", (), ()), Entry("schools", (), ())]
    write_postings(entries, tmp_path / "text")
    found = TextIndex(tmp_path / "text")
    tree = parse("france").expression
    rows = found.match(tree, tags)
    assert best_first(found.scores(tree, rows), rows, 3).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        pytest.param("enfant", [0], id="french-stem"),
        pytest.param("protegera", [0], id="french-form-without-accents"),
        pytest.param("мальчик", [1], id="russian-stem"),
        pytest.param("الأطفال", [2], id="arabic-with-its-article"),
        pytest.param("人权", [3], id="chinese-characters-in-a-row"),
        pytest.param("权人", [], id="chinese-keeps-its-order"),
        pytest.param('"children"', [4], id="english"),
    ],
)
def test_each_language_has_its_stems(tmp_path, q, expected):
    texts = [
        "L’État protège les droits des enfants dans les écoles", "Защищать девочек и мальчиков",
        "حماية أطفال المدارس", "保护人权", "Protect the children in all of the schools",
    ]  # fmt: skip
    write_postings([Entry(text, (), ()) for text in texts], tmp_path / "text")
    assert TextIndex(tmp_path / "text").match(parse(q).expression, tags).tolist() == expected


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        pytest.param("death penalty", [0, 1], id="words-in-a-row"),
        pytest.param("capital-punishment", [0, 1], id="one-word"),
        pytest.param("FGM", [2, 3], id="acronym"),
        pytest.param("female genital mutilation", [2, 3], id="from-the-name"),
        pytest.param('"death penalty"', [0], id="quotes-are-exact"),
        pytest.param("NOT death penalty", [], id="not-binds-to-one-word"),
        pytest.param("NOT (death penalty)", [2, 3, 4], id="not-takes-other-names-too"),
        pytest.param("OPCAT", [4], id="acronym-of-a-treaty-with-a-hyphen"),
    ],
)
def test_other_names_are_found(tmp_path, q, expected):
    texts = [
        "Abolish the death penalty", "End capital punishment", "Prohibit female genital mutilation",
        "Prohibit FGM", "Ratify the OP-CAT",
    ]  # fmt: skip
    write_postings([Entry(text, (), ()) for text in texts], tmp_path / "text")
    assert TextIndex(tmp_path / "text").match(parse(q).expression, tags).tolist() == expected


def test_nothing_at_all_is_an_index_too(tmp_path):
    assert write_postings([], tmp_path / "text") == 0
    found = TextIndex(tmp_path / "text")
    for q in ("law", '"law court"', "l*", "NOT law", "state:France", "number:1"):
        tree = parse(q).expression
        assert len(found.scores(tree, found.match(tree, tags))) == 0


def test_the_same_records_give_the_same_bytes(tmp_path):
    def files(folder: Path) -> dict[str, bytes]:
        write_postings(ENTRIES[:300], folder)
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    assert files(tmp_path / "one") == files(tmp_path / "other")
