"""Questions that States put in advance to the State under Review, in one or several batches.

ADVANCE QUESTIONS TO UTOPIA (FIRST BATCH)      or "... - ADD.1"
GERMANY                                        who asks
• What has been done? And what will be?        one question as printed
ARCADIA AND CHILE
We would like to ask:                          words that lead to questions are left out
1. ...

Newer lists are tables with columns for State and question. These documents
have no symbol and as a rule name no session.
"""

import re
from collections.abc import Iterator

from uprtracker.core import Finding
from uprtracker.core.proceedings import Question
from uprtracker.documents.document import Document
from uprtracker.extraction import question_tables
from uprtracker.extraction.asking_states import asking
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.question_pieces import Piece, pieces
from uprtracker.extraction.question_tables import Asked
from uprtracker.extraction.question_title import calls_itself_questions, is_title, review_of, title_of
from uprtracker.reference import Reference

__all__ = ["KIND", "read", "recognises", "title_of"]

KIND = "advance_questions"

_REQUEST = re.compile(
    r"\b(?:please|kindly|would (?:like to know|appreciate|be (?:interested|grateful)|welcome)|could you"
    r"|wishes? to know|wonders?|asks?\b)",
    re.IGNORECASE,
)
_MARKS = ("?", "？", "؟")
_SHORTEST_REQUEST = 40
# Below the title a State alone in its line may still be the one under review.
_TITLE_PIECES = 4


def recognises(document: Document) -> bool:
    """Whether one of the first lines is the title of such a list, or the file is named so and asks."""
    return calls_itself_questions(document)


def read(document: Document, reference: Reference) -> Extraction:
    """Return the questions with the States that ask. Never raises."""
    state, session = review_of(document, reference)
    findings: list[Finding] = []
    questions = tuple(
        Question(piece.text, states, piece.span, piece.number)
        for states, piece in _asked(document, state, reference, findings)
    )
    if not questions:
        message = "No question was found in this list of advance questions; read it by eye."
        findings.append(Finding("no-questions", message, severity="error"))
    for one in questions:
        if not one.states:
            message = f"It is not clear who asks “{one.text[:80]}”; name the State."
            findings.append(Finding("no-state", message, one.span))
    if state is None or session is None:
        findings.append(_homeless(state, session))
    return Extraction(KIND, "", state, session, questions=questions, findings=tuple(findings))


def _asked(
    document: Document, under_review: str | None, reference: Reference, findings: list[Finding]
) -> Iterator[Asked]:
    if document.kind == "pdf" and question_tables.is_printed_table(document):
        yield from question_tables.of_pdf(document, reference)
        return
    yield from _of_prose(document, under_review, reference, findings)
    if document.kind != "pdf":
        yield from question_tables.of_word(document, reference)


def _of_prose(
    document: Document, under_review: str | None, reference: Reference, findings: list[Finding]
) -> Iterator[Asked]:
    """Yield what asks. A marked piece that has not asked yet takes in the unmarked ones below it."""
    waiting: Asked | None = None
    for states, piece, first in _under_headings(document, under_review, reference, findings):
        if waiting and (first or piece.marked):
            yield waiting
        elif waiting:
            opened = waiting[1]
            piece = Piece(f"{opened.text} {piece.text}", opened.span.until(piece.span), True, opened.number)
        waiting = None
        if _asks(piece):
            yield states, piece
        elif piece.marked and states:
            waiting = states, piece
    if waiting:
        yield waiting


def _under_headings(
    document: Document, under_review: str | None, reference: Reference, findings: list[Finding]
) -> Iterator[tuple[tuple[str, ...], Piece, bool]]:
    """Yield pieces with the States whose heading they stand under, and whether they are its first."""
    states: tuple[str, ...] = ()
    first = True

    def is_heading(text: str) -> bool:
        said = asking(text, reference)
        return is_title(text) or (said is not None and bool(said.states) and not said.rest)

    for at, piece in enumerate(pieces(document, is_heading)):
        said = asking(piece.text, reference)
        if is_title(piece.text) or (at < _TITLE_PIECES and said and said.states == (under_review,)):
            continue
        if said:
            states, first = said.states, True
            if said.unknown:
                findings.append(_unknown(said.unknown, piece))
            if not said.rest:
                continue
            piece = Piece(said.rest, piece.span, piece.marked, piece.number)
        yield states, piece, first
        first = False


def _asks(piece: Piece) -> bool:
    """Tell whether a piece asks something; "We would like to ask:" only leads to what follows."""
    if any(mark in piece.text for mark in _MARKS):
        return True
    leads = piece.text.rstrip().endswith(":")
    return not leads and len(piece.text) >= _SHORTEST_REQUEST and _REQUEST.search(piece.text) is not None


def _unknown(name: str, piece: Piece) -> Finding:
    message = f"“{name}” stands where States stand and is none we know; say who asks the questions below it."
    return Finding("unknown-state", message, piece.span)


def _homeless(state: str | None, session: int | None) -> Finding:
    missing = "the session" if state else "the State under Review" if session else "State and session"
    message = f"The document does not name {missing}; attach it to its review by hand."
    return Finding("no-review", message)
