"""A segment: text index, columns and stored lines of some records, written once and only read afterwards.

    <folder>/text/      postings of words, codes and labels
    <folder>/columns/   numpy arrays for filters, counts and orders
    <folder>/stored/    what lists show

Records have the numbers 0 to n-1 in all three, in the order in which they were written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from uprtracker.reference import load_reference
from uprtracker.search.columns import Columns, Rows, load, save
from uprtracker.search.entries import entry_of
from uprtracker.search.entry import Entry
from uprtracker.search.filling import ColumnsWriter
from uprtracker.search.record import Record
from uprtracker.search.stored import Stored, StoredWriter
from uprtracker.search.text_build import write_postings
from uprtracker.search.text_index import TextIndex

Counts = tuple[int, int, int]
Vocabularies = Mapping[str, Sequence[str]]


@dataclass(frozen=True, eq=False)
class Segment:
    """A segment that is open for reading. `dead` are its records that a later segment holds, or that went."""

    columns: Columns
    text: TextIndex
    stored: Stored
    dead: Rows = field(default_factory=lambda: np.zeros(0, dtype=np.int32))


class SegmentWriter:
    """Writes columns and stored lines while it hands on what the text index takes in of each record."""

    def __init__(self, folder: Path) -> None:
        """Begin in an empty folder."""
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._stored = StoredWriter(folder / "stored")
        self._filling = ColumnsWriter(load_reference(demo=True))

    def entries(self, records: Iterable[Record]) -> Iterator[Entry]:
        """Write records (recommendations, then pledges) and yield their entries."""
        for record in records:
            self._filling.add(record, self._stored.add(record))
            yield entry_of(record)

    def close(self) -> tuple[Columns, dict[str, list[str]]]:
        """Finish, and return the columns and their vocabularies."""
        self._stored.close()
        columns = self._filling.columns()
        return columns, save(columns, self._folder / "columns")


def write_segment(records: Iterable[Record], folder: Path) -> tuple[Columns, dict[str, list[str]]]:
    """Write records (recommendations, then pledges) into a folder; return columns and their vocabularies."""
    writer = SegmentWriter(folder)
    write_postings(writer.entries(records), folder / "text")
    return writer.close()


def counted(columns: Columns, dead: Rows | None = None) -> Counts:
    """Return how many recommendations, recommendation-State pairs and pledges there are, without the dead."""
    alive = np.ones(columns.records, dtype=np.bool_)
    if dead is not None:
        alive[dead] = False
    pairs = np.count_nonzero(columns.pair_real & alive[columns.pair_record])
    pledges = np.count_nonzero(alive & columns.pledge)
    return int(np.count_nonzero(alive)) - int(pledges), int(pairs), int(pledges)


def open_segment(folder: Path, vocabularies: Vocabularies) -> Segment:
    """Open a segment. Raises OSError, ValueError or KeyError when it is not whole."""
    segment = Segment(
        load(folder / "columns", vocabularies), TextIndex(folder / "text"), Stored(folder / "stored")
    )
    if not segment.columns.records == segment.text.size == len(segment.stored):
        raise ValueError("its parts do not belong together")
    return segment
