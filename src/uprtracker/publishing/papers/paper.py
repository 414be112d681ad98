"""A paper as a value: title, headings, paragraphs, lists, tables, endnotes, annexes, signatories.

It knows nothing of Word or PDF; both are written from the same value. Example:

    Paper(
        title="Submission on Alfaland",
        blocks=(
            Heading("A. Prisons"),
            Paragraph((*plain("Cells are full."), Note("Visit of 3 May 2026.")), numbered=True),
        ),
    )
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Change(StrEnum):
    """Whether words were put in or taken out since the version before: underlined or struck through."""

    NONE = ""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one form. `address` makes a link of them where it is one of the web."""

    text: str
    bold: bool = False
    italic: bool = False
    change: Change = Change.NONE
    address: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote, at the place where it stands: the source as words, and its address if it has one."""

    text: str
    address: str = ""


Words: TypeAlias = tuple[Run | Note, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is a section of the paper, 2 and 3 are within it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. Numbered ones are counted through the whole paper, as the United Nations do."""

    words: Words
    numbered: bool = False
    quote: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with points, or with numbers where it is `ordered`."""

    items: tuple[Words, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: each row has as many cells as `head`; `widths` are the shares of the columns, else equal.

    A row of a single cell stands across the whole table, as a heading within it.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...] = ()
    caption: str = ""


Block: TypeAlias = Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who hands the paper in: the name, and what else is said of it (seat, year founded, status)."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What stands behind the paper and does not count towards its length."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper.

    `language` is a code of ours (`en`, `ar`, `zh-hans`) and says in which direction it is read;
    `lines` stand under the title (who, for which session, when); `foot` at the bottom of each page
    (basis and data version of its figures); `dated` is the day it bears, and the time of the file,
    so that the same paper is the same bytes. `compact` sets it smaller, for a sheet of two pages.
    `cites` are the permanent names of the recommendations it speaks of.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "en"
    lines: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    foot: str = ""
    dated: date = date(2000, 1, 1)
    compact: bool = False
    cites: tuple[str, ...] = field(default=())

    @property
    def right_to_left(self) -> bool:
        """Whether its language is read from right to left."""
        return self.language.partition("-")[0] in ("ar", "he", "fa", "ur")


def plain(text: str) -> Words:
    """Return words without any form."""
    return (Run(text),)


def words_of(block: Block) -> Iterator[Words]:
    """Yield everything that is written in a block, in order, cell by cell; captions and heads included."""
    match block:
        case Heading(text=text):
            yield plain(text)
        case Paragraph(words=words):
            yield words
        case Items(items=items):
            yield from items
        case Table():
            yield from (plain(text) for text in (block.caption, *block.head) if text)
            for row in block.rows:
                yield from row


def notes_of(paper: Paper) -> tuple[Note, ...]:
    """Return the endnotes in the order of their places: the first one is number 1."""
    blocks = (*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks))
    return tuple(
        part for block in blocks for words in words_of(block) for part in words if isinstance(part, Note)
    )


def linked(address: str) -> bool:
    """Return whether an address may become a link: of the web only, never a script or a file."""
    return address.startswith(("https://", "http://")) and not any(char.isspace() for char in address)


def written(text: str) -> str:
    """Return the text with a space for each character that cannot be written, line ends and tabs too."""
    return text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)
