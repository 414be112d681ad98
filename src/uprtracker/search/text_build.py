"""Writes the postings of a segment: which records have which stems, words, codes and labels, and where.

| file        | holds                                                                              |
|-------------|------------------------------------------------------------------------------------|
| `words.*`   | folded words of the texts: dictionary, and per occurrence its record and place;    |
|             | `tokens`: the texts as places in the dictionary, 0 parts two; `begins`: where each |
|             | begins; `pairs`: see `pairs`                                                       |
| `codes.*`   | the same of codes and numbers                                                      |
| `stem_of`   | the stem of each word, one line per language                                       |
| `stems.*`   | dictionary of stems, and per record that has one its weight (see `ranking`)        |
| `labels.*`  | records of each label; `labels.json` has their tags and names                      |
| `….common`  | what more than one record in 32 has, with one bit per record in `….bits`           |
| `….usual`   | what more than one in 8 has, with the weight in every record in `….every`          |
| `once`      | the weight of a word that stands once in a text, per record                        |

Nothing depends on the order in which words turn up: the same records give the same bytes.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from uprtracker.search.bits import of_rows, words_for
from uprtracker.search.entry import Entry
from uprtracker.search.found import DENSE, USUAL
from uprtracker.search.languages import LANGUAGES, languages_of, stem_in
from uprtracker.search.names import names_of
from uprtracker.search.pairs import write_pairs
from uprtracker.search.postings import mapped
from uprtracker.search.ranking import weights
from uprtracker.search.words import words

Numbers = NDArray[Any]
Part = tuple[Numbers, Mapping[str, Numbers]]

# Words of a text beyond this are not indexed: their places would not fit into two bytes.
LONGEST = 65_000
_AT_A_TIME = 4_000_000
# Words of all texts up to which what was sorted once is kept in memory for the second look.
_KEPT = 20_000_000


class _Vocabulary(dict[str, int]):
    """Numbers words as they turn up. Number 0 is no word: it parts texts."""

    def __init__(self) -> None:
        super().__init__({"": 0})

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


@dataclass
class _Texts:
    """Texts as numbers of words, one after the other, each followed by a 0; the first follows a 0 too."""

    vocabulary: _Vocabulary = field(default_factory=_Vocabulary)
    tokens: "array[int]" = field(default_factory=lambda: array("I", [0]))
    begins: "array[int]" = field(default_factory=lambda: array("q", [1]))

    def add(self, *pieces: list[str]) -> None:
        """Take in one record; of several pieces, no phrase runs from one into the next."""
        for piece in pieces:
            self.tokens.extend(map(self.vocabulary.__getitem__, piece[:LONGEST]))
            self.tokens.append(0)
        self.begins.append(len(self.tokens))


def write_postings(entries: Iterable[Entry], folder: Path) -> int:
    """Write the text index of the entries into an empty folder; return how many there were."""
    folder.mkdir()
    texts, codes, tags = _Texts(), _Texts(), _Texts()
    said: list[str] = []
    for entry in entries:
        texts.add(words(entry.text))
        codes.add(*map(words, entry.codes))
        tags.add(list(entry.tags))
        said.append(entry.language)
    with ThreadPoolExecutor(1) as beside:  # numpy sorts without holding up other threads
        others = (
            beside.submit(_write_words, folder, "codes", codes),
            beside.submit(_write_labels, folder, tags),
        )
        _write_stems(folder, *_write_words(folder, "words", texts), said)
        for one in others:
            one.result()
    return len(said)


def _write_words(folder: Path, name: str, texts: _Texts) -> tuple[list[str], Numbers, Numbers]:
    """Write dictionary and occurrences of words; return the words, the texts in them, where each begins."""
    vocabulary = sorted(texts.vocabulary, key=lambda word: word.encode())
    rank = np.empty(len(vocabulary), dtype=_kind(len(vocabulary)))
    rank[[texts.vocabulary[word] for word in vocabulary]] = np.arange(len(vocabulary))
    tokens = rank[np.frombuffer(texts.tokens, dtype=np.uint32)]
    begins = np.frombuffer(texts.begins, dtype=np.int64)
    _write_dictionary(folder, name, vocabulary)
    counts = np.bincount(tokens, minlength=len(vocabulary))
    counts[0] = 0

    def occurrences() -> Iterator[Part]:
        for first, last in _chunks(begins):
            here = tokens[begins[first] : begins[last]]
            order = np.argsort(here, kind="stable")
            order = order[np.searchsorted(here[order], 1) :]  # without the zeros
            rows = np.repeat(np.arange(first, last, dtype=np.int32), np.diff(begins[first : last + 1]))[order]
            spots = order + begins[first] - begins[rows]
            yield here[order], {"rows": rows, "spots": spots}

    _scatter(folder, name, counts, occurrences(), {"rows": np.int32, "spots": np.uint16})
    np.save(folder / f"{name}.tokens.npy", tokens)
    np.save(folder / f"{name}.begins.npy", begins)
    write_pairs(folder, name, tokens, begins)
    return vocabulary, tokens, begins


def _write_stems(
    folder: Path, vocabulary: list[str], tokens: Numbers, begins: Numbers, said: list[str]
) -> None:
    languages = languages_of(tokens[1:], begins[:-1] - 1, vocabulary)
    place = {language: number for number, language in enumerate(LANGUAGES)}
    for row, language in enumerate(said):
        if language in place:
            languages[row] = place[language]
    stems, stem_of = _stems(vocabulary, tokens, begins, languages)
    _write_dictionary(folder, "stems", stems)
    np.save(folder / "stem_of.npy", stem_of)
    lengths = np.diff(begins)

    def having() -> Iterator[Part]:
        for first, last in _chunks(begins):
            rows = np.repeat(np.arange(first, last, dtype=np.int32), lengths[first:last])
            found = stem_of[languages[rows], tokens[begins[first] : begins[last]]]
            order = np.argsort(found, kind="stable")
            found, rows = found[order], rows[order]
            new = np.ones(len(found) + 1, dtype=np.bool_)
            new[1:-1] = (found[1:] != found[:-1]) | (rows[1:] != rows[:-1])
            starts = np.flatnonzero(new)
            times = np.diff(starts)
            found, rows = found[starts[:-1]], rows[starts[:-1]]
            kept = np.searchsorted(found, 1)
            found, rows, times = found[kept:], rows[kept:], times[kept:]
            yield found, {"rows": rows, "weights": weights(times, lengths[rows] - 1)}

    counts = np.zeros(len(stems), dtype=np.int64)
    kept = list(having()) if len(tokens) < _KEPT else []
    for found, _columns in kept or having():
        counts += np.bincount(found, minlength=len(stems))
    _scatter(folder, "stems", counts, kept or having(), {"rows": np.int32, "weights": np.uint8})
    _write_common(folder, "stems", counts, len(lengths))
    _write_usual(folder, "stems", counts, len(lengths))
    np.save(folder / "once.npy", weights(np.ones_like(lengths), lengths - 1))


def _stems(
    vocabulary: list[str], tokens: Numbers, begins: Numbers, languages: Numbers
) -> tuple[list[str], Numbers]:
    """Return the dictionary of stems, and the place in it of each word's stem in each language."""
    seen: list[list[str]] = [[""] * len(vocabulary) for _ in LANGUAGES]
    for number, language in enumerate(LANGUAGES):
        used: Iterable[int] = range(1, len(vocabulary)) if number == 0 else ()
        if number and (languages == number).any():
            rows = np.flatnonzero(languages == number)
            parts = [tokens[begins[row] : begins[row + 1] - 1] for row in rows]
            used = np.unique(np.concatenate(parts)).tolist()
        for word in used:
            seen[number][word] = stem_in(language, vocabulary[word])
    stems = sorted({"", *(found for line in seen for found in line)}, key=lambda found: found.encode())
    place = {found: number for number, found in enumerate(stems)}
    return stems, np.array([[place[found] for found in line] for line in seen], dtype=np.uint32)


def _write_labels(folder: Path, tags: _Texts) -> None:
    names, tokens, begins = sorted(tags.vocabulary), *_ranked(tags)
    counts = np.bincount(tokens, minlength=len(names))
    counts[0] = 0
    rows = np.repeat(np.arange(len(begins) - 1, dtype=np.int32), np.diff(begins))
    order = np.argsort(tokens[1:], kind="stable")
    order = order[np.searchsorted(tokens[1:][order], 1) :]
    part: Part = (tokens[1:][order], {"rows": rows[order]})
    _scatter(folder, "labels", counts, [part], {"rows": np.int32})
    _write_common(folder, "labels", counts, len(begins) - 1)
    known = [[name, list((found := names_of(name)).words), list(found.phrases)] for name in names]
    (folder / "labels.json").write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


def _ranked(texts: _Texts) -> tuple[Numbers, Numbers]:
    rank = np.empty(len(texts.vocabulary), dtype=np.uint32)
    rank[[texts.vocabulary[word] for word in sorted(texts.vocabulary)]] = np.arange(len(rank))
    begins = np.frombuffer(texts.begins, dtype=np.int64)
    return rank[np.frombuffer(texts.tokens, dtype=np.uint32)], begins


def _kind(count: int) -> type[np.unsignedinteger[Any]]:
    return np.uint16 if count <= 65_536 else np.uint32


def _chunks(begins: Numbers) -> Iterator[tuple[int, int]]:
    """Yield first and last record (not included) of runs with some million tokens each."""
    first, end = 0, len(begins) - 1
    while first < end:
        last = int(np.searchsorted(begins, begins[first] + _AT_A_TIME, side="right")) - 1
        last = min(max(last, first + 1), end)
        yield first, last
        first = last


def _write_dictionary(folder: Path, name: str, terms: list[str]) -> None:
    coded = [term.encode() for term in terms]
    (folder / f"{name}.terms").write_bytes(b"".join(coded))
    ends = np.cumsum([0, *map(len, coded)], dtype=np.int64)
    np.save(folder / f"{name}.ends.npy", ends.astype(np.uint32))


def _scatter(
    folder: Path, name: str, counts: Numbers, parts: Iterable[Part], kinds: Mapping[str, type[np.generic]]
) -> None:
    """Write columns in the order of the terms; within each of the `parts`, terms rise."""
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    np.save(folder / f"{name}.starts.npy", starts)
    total = int(starts[-1])
    files = {
        column: np.lib.format.open_memmap(folder / f"{name}.{column}.npy", "w+", kind, (total,))
        if total
        else np.empty(0, dtype=kind)
        for column, kind in kinds.items()
    }
    cursor = starts[:-1].copy()
    for terms, columns in parts:
        here = np.bincount(terms, minlength=len(counts))
        target = np.arange(len(terms)) + (cursor - np.cumsum(here) + here)[terms]
        for column, values in columns.items():
            files[column][target] = values
        cursor += here
    for column, file in files.items():
        if isinstance(file, np.memmap):
            file.flush()
        else:
            np.save(folder / f"{name}.{column}.npy", file)


def _write_common(folder: Path, name: str, counts: Numbers, size: int) -> None:
    """Write one bit per record for each term that many have."""
    common = np.flatnonzero(counts * DENSE > size)
    starts, rows = mapped(folder / f"{name}.starts.npy"), mapped(folder / f"{name}.rows.npy")
    bits = np.zeros((len(common), words_for(size)), dtype=np.uint64)
    for place, term in enumerate(common):
        bits[place] = of_rows(rows[starts[term] : starts[term + 1]], size).words
    np.save(folder / f"{name}.common.npy", common.astype(np.int32))
    np.save(folder / f"{name}.bits.npy", bits)


def _write_usual(folder: Path, name: str, counts: Numbers, size: int) -> None:
    """Write one byte per record for each term that very many have."""
    usual = np.flatnonzero(counts * USUAL > size)
    starts, rows = mapped(folder / f"{name}.starts.npy"), mapped(folder / f"{name}.rows.npy")
    kept = mapped(folder / f"{name}.weights.npy")
    every = np.zeros((len(usual), size), dtype=np.uint8)
    for place, term in enumerate(usual):
        every[place, rows[starts[term] : starts[term + 1]]] = kept[starts[term] : starts[term + 1]]
    np.save(folder / f"{name}.usual.npy", usual.astype(np.int32))
    np.save(folder / f"{name}.every.npy", every)
