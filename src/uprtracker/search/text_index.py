"""The text side of a snapshot: a Tantivy index.

| field         | holds                                              | found by            |
|---------------|----------------------------------------------------|---------------------|
| `text`        | stems of the record's text                         | words               |
| `exact`       | its words, folded                                  | phrases, prefixes   |
| `label`       | stems of State and issue names                     | words               |
| `label_exact` | words of these names, of the action category, code | phrases, prefixes   |
| `tag`         | `sur:SVN`, `issue:womens-rights`, `number:140.7`   | `field:value`       |
| `row`         | the record's number in the columns                 |                     |
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import tantivy

from uprtracker.search.columns import Rows
from uprtracker.search.words import splitter, stemmer, words

_HEAP = 256_000_000
# Parts the names in one field, so that no phrase runs from one into the next. No word is like it.
BETWEEN = " ¦ "


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index takes in of one record.

    `names` are searched by words and phrases, `titles` by phrases only; both are folded
    (see `words.folded`) and may hold several names with BETWEEN.
    """

    text: str
    names: Sequence[str]
    titles: Sequence[str]
    tags: Sequence[str]


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """Return the fields of the index."""
    builder = tantivy.SchemaBuilder()
    for name in ("text", "label"):
        builder.add_text_field(name, tokenizer_name="upr_stems")
    for name in ("exact", "label_exact"):
        builder.add_text_field(name, tokenizer_name="upr_words")
    builder.add_text_field("tag", tokenizer_name="upr_words", index_option="basic")
    builder.add_unsigned_field("row", fast=True)
    return builder.build()


def write_index(entries: Iterable[Entry], folder: Path) -> int:
    """Write an index of the entries into an empty folder; return how many there were."""
    folder.mkdir()
    index = tantivy.Index(schema(), str(folder))
    _register(index)
    count = 0
    with index.writer(heap_size=_HEAP, num_threads=1) as writer:
        for entry in entries:
            writer.add_document(_document(entry, count))
            count += 1
    return count


def _document(entry: Entry, row: int) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("row", row)
    text = " ".join(words(entry.text))
    document.add_text("text", text)
    document.add_text("exact", text)
    names = BETWEEN.join(entry.names)
    document.add_text("label", names)
    document.add_text("label_exact", BETWEEN.join((names, *entry.titles)))
    document.add_text("tag", " ".join(entry.tags))
    return document


def one_tag(name: str, value: str) -> str:
    """Return the tag of a value; blanks part tags, so it has none."""
    return f"{name}:{'-'.join(value.split())}"


def _register(index: tantivy.Index) -> None:
    index.register_tokenizer("upr_stems", stemmer())
    index.register_tokenizer("upr_words", splitter())


class TextIndex:
    """An index that is open for reading."""

    def __init__(self, folder: Path) -> None:
        """Open the index. Raises ValueError when it is damaged."""
        index = tantivy.Index.open(str(folder))
        _register(index)
        index.reload()
        self._searcher = index.searcher()

    @property
    def size(self) -> int:
        """How many records the index holds."""
        return self._searcher.num_docs

    def find(self, query: tantivy.Query) -> Rows:
        """Return the numbers of all records that the query finds, best first (of equals, the earlier one)."""
        hits = self._searcher.search(query, limit=max(self.size, 1), count=False).hits
        numbers = self._searcher.fast_field_values("row", [address for _, address in hits])
        return np.array(numbers, dtype=np.int32)

    def frequency(self, field: str, term: str) -> int:
        """Return how many records have the term in the field."""
        return self._searcher.doc_freq(field, term)

    def vocabulary(self) -> dict[str, int]:
        """Return all folded words of the texts with the number of records that have them."""
        return dict(self._searcher.terms_with_prefix("exact", ""))
