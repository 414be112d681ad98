"""Reads the decision by which the Council adopts an outcome: A/HRC/DEC/28/111, A/HRC/DEC/43/112.

28/111. Outcome of the universal periodic review: Utopia
The Human Rights Council ... Having conducted the review of Utopia on 4 November 2014 ...
Decides to adopt the outcome ... (A/HRC/28/15) ... (A/HRC/28/15/Add.1 and A/HRC/28/2, chap. VI).
41st meeting
19 March 2015
"""

import re

from uprtracker.core import Finding
from uprtracker.core.proceedings import Proceeding
from uprtracker.documents.document import Document, Role
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.flow import Flow, flow
from uprtracker.extraction.outcome_facts import date_in, facts_in
from uprtracker.reference import Reference, State

KIND = "decision"

_TITLE = re.compile(
    r"\b(?P<number>\d{1,3}/\d{1,4})\.?\s+Outcome\s+of\s+the\s+universal\s+periodic\s+review\s*:\s*"
    r"(?P<state>[^\n]{3,90}(?:\n[^\n]{3,60})?)",
    re.I,
)
_DECISION = re.compile(r"\bdecision\s+adopted\s+by\s+the\s+human\s+rights\s+council\b|A/HRC/DEC/\d", re.I)
_REVIEWED = re.compile(
    r"\breview\s+of\s+(?:the\s+)?(?P<state>[^,;.]{3,90}?)\s+on\s+(?P<date>\d{1,2}\s+\w+\s+\d{4})"
)
_ADOPTS = re.compile(r"\b(?:Decides\s+to\s+adopt|Adopts)\s+the\s+(?:outcome|report)\b")


def recognises(document: Document) -> bool:
    """Whether it is a decision of the Council on the outcome of one review, on one page or two."""
    if len(document.pages) > 4:
        return False
    text = _flow(document).text
    return _DECISION.search(text) is not None and len(_TITLE.findall(text)) == 1


def read(document: Document, reference: Reference) -> Extraction:
    """Return State, session and, as proceedings, the decision's number, date, meeting and what it adopts."""
    run = _flow(document)
    text = run.text.replace("\n", " ")
    title = _TITLE.search(run.text)
    reviewed = _REVIEWED.search(text)
    state = _state(reviewed["state"] if reviewed else "", title["state"] if title else "", reference)
    facts: list[Proceeding] = []
    if title:
        symbol = f"A/HRC/DEC/{title['number']}"
        facts.append(Proceeding("decision", symbol, run.span(title.start(), title.end())))
    adopts = _ADOPTS.search(text)
    if adopts:
        for kind, value, at in facts_in(text[adopts.end() :]):
            place = adopts.end() + at
            if kind != "report" or not _is_session_report(text, place):
                facts.append(Proceeding(kind, value, run.span(place, place + 1)))
    code = state.iso3 if state else None
    return Extraction(
        KIND,
        document.symbol,
        code,
        _session(code, date_in(reviewed["date"]) if reviewed else "", facts, reference),
        proceedings=tuple(_with_notes(document, facts)),
        findings=() if state and adopts else (_UNCLEAR,),
    )


_UNCLEAR = Finding(
    "unclear-decision", "The decision does not say clearly whose outcome it adopts; read it by eye."
)


def _flow(document: Document) -> Flow:
    return flow(item for item in document.lines() if item[2].role is Role.BODY)


def _state(reviewed: str, title: str, reference: Reference) -> State | None:
    """Return the State of the preamble, else of the title, which may run over two lines."""
    for name in (reviewed, " ".join(title.split()), title.partition("\n")[0]):
        state = reference.states.resolve(name.rstrip("*∗ ")) if name else None
        if state:
            return state
    return None


def _is_session_report(text: str, at: int) -> bool:
    """Whether "A/HRC/28/2, chap. VI" is cited: the summary of the plenary, not the report adopted."""
    return re.match(r"A/HRC/\d+/\d+,?\s+chap", text[at:]) is not None


def _with_notes(document: Document, facts: list[Proceeding]) -> list[Proceeding]:
    """Add the symbols that stand in footnotes (since 2016)."""
    notes = flow(item for item in document.lines() if item[2].role is Role.FOOTNOTE)
    text = notes.text.replace("\n", " ")
    known = {(fact.kind, fact.value) for fact in facts}
    for kind, value, at in facts_in(text):
        if kind in ("report", "views") and (kind, value) not in known and not _is_session_report(text, at):
            facts.append(Proceeding(kind, value, notes.span(at, at + 1)))
    return facts


def _session(code: str | None, reviewed: str, facts: list[Proceeding], reference: Reference) -> int | None:
    """Return the session of the review: of that report, else of that State and date."""
    reports = {fact.value for fact in facts if fact.kind == "report"}
    for review in reference.reviews:
        if review.report_symbol and review.report_symbol in reports:
            return review.session
    for review in reference.reviews:
        if review.state == code and review.date and review.date.isoformat() == reviewed:
            return review.session
    return None
