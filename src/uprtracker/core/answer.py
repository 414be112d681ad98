"""What a State says of recommendations after the review, by their numbers; counts that documents state."""

from dataclasses import dataclass
from typing import Literal

from uprtracker.core.recommendation import Position
from uprtracker.core.span import Span


@dataclass(frozen=True, slots=True)
class Answer:
    """One step in the answer to one recommendation, as one place of one document gives it.

    `number` is the recommendation's as the document cites it (`122.17`, `60.14`,
    `14`), or what only somebody who knows the report can number: a whole list
    (`122.*`), a range over two lists (`86.5-87.2`), "all other recommendations"
    (`rest`; the number is then empty, or `122.*` for those of one list).
    `extraction.settle` brings them to the numbers of the report. `words` are what sets the
    position (a heading, the cell of a table, a sentence), verbatim; `comment`
    what the State explains. `part` holds the words, or the letter, of the part
    that is meant when the State answers the parts of one number apart; empty
    when it answers the whole. `state` is the ISO3 code of the State under
    Review where the document concerns several, empty when there is only one.
    `symbol` is set where the document cites another one as the source of the
    position (OHCHR's thematic lists); `paragraph` is then a paragraph of that.
    """

    number: str
    position: Position | None
    span: Span
    words: str = ""
    comment: str = ""
    paragraph: str = ""
    part: str = ""
    rest: bool = False
    state: str = ""
    symbol: str = ""


Counted = Literal["received", "supported", "noted", "partial", "pending"]


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A number of recommendations that a document states: "out of 163 recommendations received, 142 ...".

    `state` is the ISO3 code of the State under Review, empty when the document
    concerns one review only. `voice` says who speaks: the document itself
    (the official count), or the State in words that the document reports.
    """

    what: Counted
    count: int
    span: Span
    paragraph: str = ""
    state: str = ""
    voice: Literal["document", "state"] = "document"
