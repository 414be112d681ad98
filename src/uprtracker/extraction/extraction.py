"""What an extractor returns. Same shape for every kind of document."""

from dataclasses import dataclass

from uprtracker.core.answer import Answer, StatedCount
from uprtracker.core.finding import Finding
from uprtracker.core.note import Note, Submission
from uprtracker.core.note import Reference as EarlierRecommendation
from uprtracker.core.proceedings import Proceeding, Question, Statement
from uprtracker.core.recommendation import Pledge, Recommendation


@dataclass(frozen=True, slots=True)
class Extraction:
    """The reading of one document.

    `kind` is one of `extraction.readers.READERS`, or "unknown" for a document
    that no extractor knows (then only findings are set). `state` is the ISO3
    code of the State under Review, None where the document does not say or
    concerns several; `session` the Working Group session.
    """

    kind: str
    symbol: str
    state: str | None
    session: int | None
    recommendations: tuple[Recommendation, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    findings: tuple[Finding, ...] = ()
    statements: tuple[Statement, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()
    answers: tuple[Answer, ...] = ()
    counts: tuple[StatedCount, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[EarlierRecommendation, ...] = ()
    submissions: tuple[Submission, ...] = ()
