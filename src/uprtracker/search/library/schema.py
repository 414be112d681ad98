"""The fields of the index, and how an entry is written into it.

Words are folded and stemmed here, in the language of the text, as everywhere in `search`; the index takes
them as they are, parted by blanks. `words` are the words as printed, `stems` their stems, `title` the
stems of the title. What is filtered by lies in fields of its own (FILTERS).
"""

from functools import cache

import tantivy

from uprtracker.search.languages import LANGUAGES, language_of, stems_in
from uprtracker.search.library.kinds import Entry
from uprtracker.search.words import words

FORMAT = 2
FILTERS = ("kind", "state", "by", "session", "language", "year")
_APART = "|"  # between title and text, so that no phrase is found across


@cache
def schema() -> tantivy.Schema:
    """Return the fields."""
    made = tantivy.SchemaBuilder()
    made.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    made.add_text_field("unit", stored=False, tokenizer_name="raw", index_option="basic")
    for name in ("words", "stems", "title"):
        made.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="position")
    for name in FILTERS:
        made.add_text_field(
            name, stored=name == "kind", tokenizer_name="raw", index_option="basic", fast=True
        )
    made.add_integer_field("day", stored=False, indexed=True, fast=True)
    return made.build()


def unit_of(kind: str, unit: str) -> str:
    """Return the name of a unit among those of all kinds."""
    return f"{kind}:{unit}"


def as_document(kind: str, entry: Entry) -> tantivy.Document:
    """Return an entry as the index takes it."""
    title, text = words(entry.title), words(entry.text)
    language = _language(entry.language, text or title)
    said = [*title, _APART, *text]
    stems = [*stems_in(language, title), _APART, *stems_in(language, text)]
    made = tantivy.Document()
    made.add_text("key", entry.key)
    made.add_text("unit", unit_of(kind, entry.unit))
    made.add_text("words", " ".join(said))
    made.add_text("stems", " ".join(stems))
    made.add_text("title", " ".join(stems_in(language, title)))
    made.add_text("kind", kind)
    for state in entry.states:
        made.add_text("state", state)
    for state in entry.by:
        made.add_text("by", state)
    if entry.session is not None:
        made.add_text("session", str(entry.session))
    if entry.language:
        made.add_text("language", entry.language)
    if entry.date:
        made.add_text("year", entry.date[:4])
    made.add_integer("day", _day(entry.date))
    return made


def _language(told: str, found: list[str]) -> str:
    code = told.split("-")[0]
    return code if code in LANGUAGES else language_of(found)


def _day(date: str) -> int:
    """Return 20150312 for `2015-03-12`, with zeros for what is not known."""
    digits = date.replace("-", "")[:8]
    return int(digits.ljust(8, "0")) if digits.isdigit() else 0
