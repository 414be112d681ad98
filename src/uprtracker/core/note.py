"""What stands under a text: notes, submissions listed in them, and recommendations of an earlier review."""

from dataclasses import dataclass

from uprtracker.core.span import Span


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its mark, its text, where it stands and what refers to it.

    `paragraphs` are the numbers of the paragraphs that carry the mark, in
    reading order; `places` the lines that do, headings and recommendations among
    them.
    """

    mark: str
    text: str
    span: Span
    paragraphs: tuple[str, ...] = ()
    places: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """A contribution that a summary lists: its abbreviation (`JS1`), who made it, under which heading."""

    abbreviation: str
    name: str
    span: Span
    group: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A recommendation of an earlier review that a document names by its number.

    `paragraph` names it, in the text itself or through the note with the mark
    `note`; it is empty where a heading does. `number` is the recommendation's
    (`115.23`); `symbol` is that of the report when the document says it, empty
    when the last review is meant.
    """

    number: str
    paragraph: str
    span: Span
    symbol: str = ""
    note: str = ""
