"""What stands under a text: notes, and recommendations named from an earlier review."""

from dataclasses import dataclass

from uprtracker.core.span import Span


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its mark, its text, where it stands and the paragraphs that refer to it."""

    mark: str
    text: str
    span: Span
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A recommendation of an earlier review that a document names by its number.

    `paragraph` names it, in the text itself or through a note. `number` is the
    recommendation's (`115.23`); `symbol` is that of the report when the document
    says it, empty when the last review is meant.
    """

    number: str
    paragraph: str
    span: Span
    symbol: str = ""
