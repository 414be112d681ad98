"""A recommendation or pledge as something to cite: plain words, ready for any format."""

from dataclasses import dataclass

AUTHOR = "Human Rights Council, Working Group on the Universal Periodic Review"
PUBLISHER = "United Nations"


@dataclass(frozen=True, slots=True)
class Citation:
    """One record to cite.

    `key` is unique in a file (the record's code). `title` names the record in a sentence's
    worth of words. `symbol`, `paragraph` and `page` say where it is printed, each empty or
    None where no document is known; `date` is that of the document or review
    (`2014-11-10`, or a part of it from the left, or empty). `version` names version and date
    of the data. `footnote` is all of this in one line. `facts` are lines on who asked, what was
    answered and how it is coded; `note` is what a person wrote beside it.
    """

    key: str
    title: str
    text: str
    address: str
    footnote: str
    version: str
    symbol: str = ""
    paragraph: str = ""
    page: int | None = None
    date: str = ""
    facts: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """What the citations of one file have in common: a title, and notes (name, value) on the whole."""

    title: str
    notes: tuple[tuple[str, str], ...] = ()


def printable(text: str) -> str:
    """Return the text with a blank for each character that no file format wants (and XML forbids)."""
    return text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)


def one_line(text: str) -> str:
    """Return the text on one line, without the characters that no file format wants."""
    return " ".join(printable(text).split())


def date_parts(date: str) -> list[int]:
    """Return year, month and day of `2014-11-10`, as far as they are there."""
    return [int(part) for part in date.split("-") if part.isdigit()][:3]
