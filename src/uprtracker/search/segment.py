"""A segment: text index, columns and stored lines of some records, written once and only read afterwards.

    <folder>/text/      postings of words, codes and labels
    <folder>/columns/   numpy arrays for filters, counts and orders
    <folder>/stored/    what lists show

Records have the numbers 0 to n-1 in all three, in the order in which they were written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from uprtracker.reference import load_reference
from uprtracker.search.columns import Columns, load, save
from uprtracker.search.entries import entry_of
from uprtracker.search.entry import Entry
from uprtracker.search.filling import ColumnsWriter
from uprtracker.search.record import Record
from uprtracker.search.stored import Stored, StoredWriter
from uprtracker.search.text_build import write_postings
from uprtracker.search.text_index import TextIndex

Vocabularies = Mapping[str, Sequence[str]]


@dataclass(frozen=True, eq=False)
class Segment:
    """A segment that is open for reading."""

    columns: Columns
    text: TextIndex
    stored: Stored


def write_segment(records: Iterable[Record], folder: Path) -> tuple[Columns, dict[str, list[str]]]:
    """Write records (recommendations, then pledges) into a folder; return columns and their vocabularies."""
    reference = load_reference(demo=True)
    folder.mkdir(exist_ok=True)
    stored, filling = StoredWriter(folder / "stored"), ColumnsWriter(reference)

    def entries() -> Iterator[Entry]:
        for record in records:
            stored.add(record)
            filling.add(record)
            yield entry_of(record)

    write_postings(entries(), folder / "text")
    stored.close()
    columns = filling.columns()
    return columns, save(columns, folder / "columns")


def open_segment(folder: Path, vocabularies: Vocabularies) -> Segment:
    """Open a segment. Raises OSError, ValueError or KeyError when it is not whole."""
    segment = Segment(
        load(folder / "columns", vocabularies), TextIndex(folder / "text"), Stored(folder / "stored")
    )
    if not segment.columns.records == segment.text.size == len(segment.stored):
        raise ValueError("its parts do not belong together")
    return segment
