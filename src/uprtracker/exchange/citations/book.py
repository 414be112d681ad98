"""A publication as something to cite: BibTeX, RIS, CSL JSON, and one line of plain text.

write_book(Book("wings", "Wings over the valley", authors=("Ada Example",), date="2016"), "ris")
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.citations.bibtex import key_of, printed
from uprtracker.exchange.citations.citation import date_parts, one_line


@dataclass(frozen=True, slots=True)
class Book:
    """A publication. Names are as printed; `date` is `2016-05-01` or a part of it from the left."""

    key: str
    title: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    isbn: str = ""
    series: str = ""
    pages: int | None = None
    language: str = ""
    address: str = ""
    abstract: str = ""

    @property
    def whole_title(self) -> str:
        """Return title and subtitle."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title


def as_line(book: Book) -> str:
    """Return authors, year, title, place, publisher and number in one line; the title alone if need be."""
    by = ", ".join(book.authors) or (f"{', '.join(book.editors)} (eds.)" if book.editors else "")
    year = f"({book.date[:4]})" if book.date else ""
    head = " ".join(part for part in (by, year) if part)
    made = ": ".join(part for part in (book.place, book.publisher) if part)
    isbn = f"ISBN {book.isbn}" if book.isbn else ""
    parts = (head, book.whole_title, book.series, made, isbn)
    return ". ".join(one_line(part).rstrip(".") for part in parts if part)


def write_book(book: Book, form: str) -> bytes:
    """Return the citation in `bib`, `ris` or `csl`. Raises UprTrackerError for another form."""
    if form not in _WRITERS:
        raise UprTrackerError(f"A publication cannot be cited as {form!r}.", remedy="Choose bib, ris or csl.")
    return _WRITERS[form](book).encode()


def _bibtex(book: Book) -> str:
    fields = {
        "author": _people(book.authors),
        "editor": _people(book.editors),
        "title": f"{{{printed(book.whole_title)}}}",
        "publisher": printed(book.publisher),
        "address": printed(book.place),
        "year": book.date[:4],
        "series": printed(book.series),
        "isbn": printed(book.isbn),
        "pagetotal": str(book.pages or ""),
        "language": printed(book.language),
        "url": one_line(book.address).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "abstract": printed(book.abstract),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@book{{{key_of(book.key)},\n{lines}}}\n"


def _people(names: tuple[str, ...]) -> str:
    """Return names in braces: as printed, not cut into given and family names."""
    return " and ".join(f"{{{printed(name)}}}" for name in names)


def _ris(book: Book) -> str:
    lines = [f"{tag}  - {line}" for tag, value in _tags(book) if (line := one_line(value))]
    return "".join(f"{line}\r\n" for line in ["TY  - BOOK", *lines, "ER  - "])


def _tags(book: Book) -> Iterator[tuple[str, str]]:
    yield "ID", book.key
    yield from (("AU", name) for name in book.authors)
    yield from (("A2", name) for name in book.editors)
    yield "TI", book.whole_title
    yield "T2", book.series
    yield "PB", book.publisher
    yield "CY", book.place
    yield "PY", book.date[:4]
    yield "DA", "/".join(f"{part:02d}" for part in date_parts(book.date))
    yield "SN", book.isbn
    yield "SP", str(book.pages or "")
    yield "LA", book.language
    yield "UR", book.address
    yield "AB", book.abstract


def _csl(book: Book) -> str:
    parts = date_parts(book.date)
    item: dict[str, object] = {
        "id": book.key,
        "type": "book",
        "title": book.whole_title,
        "author": [{"literal": name} for name in book.authors],
        "editor": [{"literal": name} for name in book.editors],
        "publisher": book.publisher,
        "publisher-place": book.place,
        "issued": {"date-parts": [parts]} if parts else None,
        "collection-title": book.series,
        "ISBN": book.isbn,
        "number-of-pages": str(book.pages or ""),
        "language": book.language,
        "URL": book.address,
        "abstract": book.abstract,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False) + "\n"


_WRITERS: Mapping[str, Callable[[Book], str]] = {"bib": _bibtex, "ris": _ris, "csl": _csl}
BOOK_FORMATS = tuple(_WRITERS)
