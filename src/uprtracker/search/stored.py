"""What a list shows of each record, kept in the snapshot: no page of hits asks the database.

stored/lines.bin     one line of JSON per record, end to end
stored/starts.npy    where each begins, and where the last one ends
stored/review.npy    the key of each record's review
stored/place.npy     its place among all records, oldest first, as one number (`place_of`)
"""

from array import array
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from uprtracker.records.codings import SCHEMES, Standing
from uprtracker.records.codings import unconfirmed as unconfirmed_of
from uprtracker.reference import load_reference
from uprtracker.search.postings import mapped
from uprtracker.search.record import NOTHING, Record
from uprtracker.search.results import Hit, Marking

_SCHEMES = {scheme: number for number, scheme in enumerate(SCHEMES)}
# How many bits of a place say what; 63 in all.
_SESSION, _ORDER, _STATE, _PLEDGE, _PRINTED = 10, 16, 15, 1, 21


class StoredWriter:
    """Writes the lines of a segment, record by record."""

    def __init__(self, folder: Path) -> None:
        """Begin in a folder that is not there yet."""
        folder.mkdir()
        self._folder = folder
        self._file = (folder / "lines.bin").open("wb")
        self._lengths, self._reviews, self._places = array("q"), array("i"), array("q")

    def add(self, record: Record) -> int:
        """Write one record; return its place among all."""
        self._lengths.append(self._file.write(_line(record)))
        self._reviews.append(record.review.pk)
        place = place_of(record)
        self._places.append(place)
        return place

    def close(self) -> None:
        """Write the arrays that lead into the lines."""
        self._file.close()
        starts = np.zeros(len(self._lengths) + 1, dtype=np.int64)
        np.cumsum(self._lengths, out=starts[1:])
        np.save(self._folder / "starts.npy", starts)
        np.save(self._folder / "review.npy", np.array(self._reviews, dtype=np.int32))
        np.save(self._folder / "place.npy", np.array(self._places, dtype=np.int64))


class Stored:
    """The lines of a segment, mapped into memory; `review` and `place` are those of each record."""

    def __init__(self, folder: Path) -> None:
        """Map the files. Raises OSError or ValueError when they are not whole."""
        self._starts: NDArray[np.int64] = mapped(folder / "starts.npy")
        self.review: NDArray[np.int32] = mapped(folder / "review.npy")
        self.place: NDArray[np.int64] = mapped(folder / "place.npy")
        whole = (folder / "lines.bin").stat().st_size
        if int(self._starts[-1]) != whole:
            raise ValueError("the stored lines have changed")
        # An empty file cannot be mapped.
        lines = np.memmap(folder / "lines.bin", np.uint8, "r") if whole else np.zeros(0, np.uint8)
        # A plain array of the same memory: every look into a memmap costs some microseconds more.
        self._lines: NDArray[np.uint8] = lines.view(np.ndarray)

    def __len__(self) -> int:
        """Return how many records are stored."""
        return len(self._starts) - 1

    def hit(self, number: int, mark: Callable[[Hit], Marking]) -> Hit:
        """Return what is stored of a record; `mark` will find the words of the question in it."""
        start, end = self._starts[number : number + 2].tolist()
        return _hit(orjson.loads(self._lines[start:end].tobytes()), mark)


def place_of(record: Record) -> int:
    """Return a number that rises with session, place in it, State, kind and place in the report.

    Numbers of different segments can be compared.
    """
    review = record.review
    head = _head(review.session, review.order, review.state)
    return (head << _PLEDGE | record.pledge) << _PRINTED | _bits(record.order, _PRINTED)


def session_of(places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the sessions of places."""
    return places >> (_ORDER + _STATE + _PLEDGE + _PRINTED)


@lru_cache(maxsize=64)
def _head(session: int, order: int, state: str) -> int:
    head = _bits(session, _SESSION) << _ORDER | _bits(order, _ORDER)
    return head << _STATE | _letters(state)


def sort_keys(places: NDArray[np.int64], sort: str) -> tuple[NDArray[np.int64], ...]:
    """Return what `numpy.lexsort` sorts records by in an order of the list, from their places."""
    if sort == "oldest":
        return (places,)
    newest = (places, -session_of(places))
    if sort != "state":
        return newest
    letters, which = np.unique(places >> (_PLEDGE + _PRINTED) & ((1 << _STATE) - 1), return_inverse=True)
    ranks = {name: rank for rank, name in enumerate(sorted(map(_state_name, letters.tolist())))}
    return (*newest, np.array([ranks[_state_name(one)] for one in letters.tolist()], dtype=np.int64)[which])


def _state_name(letters: int) -> str:
    code = "".join(chr(64 + (letters >> shift & 31)) for shift in (10, 5, 0)).rstrip("@")
    state = load_reference(demo=True).states.by_iso3.get(code)
    return state.name if state else code


def _bits(value: int, bits: int) -> int:
    return min(value, (1 << bits) - 1)


def _letters(state: str) -> int:
    """Return three capital letters as a number that keeps their order."""
    found = 0
    for letter in state.ljust(3, "@")[:3]:
        found = found << 5 | (ord(letter) & 31)
    return found


def _line(record: Record) -> bytes:
    review = record.review
    answers = [(one.state, one.own or record.position) for one in record.asked]
    found = (
        record.pk,
        record.pledge,
        record.code,
        record.number,
        (review.code, review.state, review.session, review.cycle, review.demo),
        record.position,
        [one.state for one in record.asked if one.state],
        answers if len({answer for _, answer in answers}) > 1 else (),
        [
            (_SCHEMES[scheme], said.labels, said.origin, said.unconfirmed)
            for scheme, said in record.said.items()
        ],
        record.symbol,
        record.page,
        record.paragraph,
        record.text,
    )
    return orjson.dumps(found)


def _hit(line: Any, mark: Callable[[Hit], Marking]) -> Hit:
    pk, pledge, code, number, review, position, rs, answers, kept, symbol, page, paragraph, text = line
    said = {
        SCHEMES[scheme]: Standing(tuple(labels), origin, tuple(unconfirmed))
        for scheme, labels, origin, unconfirmed in kept
    }
    action, issue = said.get("action", NOTHING), said.get("issue", NOTHING)
    return Hit(
        kind="pledge" if pledge else "recommendation",
        pk=pk,
        code=code,
        number=number,
        text=text,
        review=review[0],
        sur=review[1],
        session=review[2],
        cycle=review[3],
        rs=tuple(rs),
        position=position,
        answers=tuple((state, answer) for state, answer in answers),
        action=action.labels,
        action_origin=action.origin,
        issues=issue.labels,
        issue_origin=issue.origin,
        unconfirmed=unconfirmed_of(action=action, issue=issue),
        demo=review[4],
        mark=mark,
        said=said,
        symbol=symbol,
        page=page,
        paragraph=paragraph,
    )
