"""Reads the report of the Working Group on one review: A/HRC/8/19 to A/HRC/WG.6/52/L.14.

II. Conclusions and/or recommendations
92. The recommendations below enjoy the support of Utopia:
92.1 Do this (Ruritania) (Freedonia);
92.2 Do that (Ruritania); Do something else (Freedonia);
93. All conclusions and/or recommendations contained in the present report ...
III. Voluntary pledges and commitments
"""

import re
from dataclasses import replace

from uprtracker.core import Finding, Position, Recommendation
from uprtracker.documents import Document
from uprtracker.extraction import findings, pledges
from uprtracker.extraction.brackets import attribute
from uprtracker.extraction.chapeau import position_of
from uprtracker.extraction.citations import cited
from uprtracker.extraction.dialogue import Dialogue
from uprtracker.extraction.conclusions import find_sections
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.flow import Flow, unwrap
from uprtracker.extraction.front_matter import review_of
from uprtracker.extraction.numbering import Item, Numbered, cut
from uprtracker.extraction.recommending_states import StateNames
from uprtracker.reference import Reference

KIND = "wg_report"

_CLOSING = re.compile(
    r"\b[Cc]onclusions? and ?/? ?(?:or )?recommendations? (?:contained|set out)\b|not be construed"
)
_COMMENTS = re.compile(r"\bcomments?\b|\breasons?\b|\bremarks?\b|\bobservations?\b|\bstate[sd] that\b", re.I)
_BACKWARD = re.compile(
    r"\b(?:these|those|above|abovementioned|above-mentioned|all|the) recommendations\b"
    r"|\brecommendations (?:made|above)\b",
    re.I,
)
_FOOTNOTE = re.compile(r"(?<=[a-z),;])\s?\d{1,2}(?=\s|$)")


def read(document: Document, reference: Reference) -> Extraction:
    """Return the recommendations, pledges and findings of a Working Group report."""
    state, session = review_of(document, reference)
    sections = find_sections(document)
    if sections is None:
        missing = Finding(
            "no-conclusions",
            "The section with conclusions and recommendations was not found; read the document by eye.",
            severity="error",
        )
        return Extraction(KIND, document.symbol, state, session, findings=(missing,))
    names = StateNames(reference)
    paragraphs = cut(sections.conclusions)
    dialogue = Dialogue(sections.before, reference)
    doubts: list[Finding] = []
    recommendations: list[Recommendation] = []
    for paragraph in paragraphs:
        _read_paragraph(paragraph, sections.conclusions, names, dialogue, recommendations, doubts)
    doubts.extend(findings.numbers(recommendations))
    return Extraction(
        KIND,
        document.symbol,
        state,
        session,
        tuple(recommendations),
        pledges.read(sections.pledges),
        tuple(doubts),
    )


def _read_paragraph(
    paragraph: Numbered,
    section: Flow,
    names: StateNames,
    dialogue: Dialogue,
    recommendations: list[Recommendation],
    doubts: list[Finding],
) -> None:
    words = unwrap(section.text[paragraph.text_start : paragraph.text_end])
    if _CLOSING.search(words):
        return
    position = position_of(words)
    if not paragraph.items:
        span = section.span(paragraph.start, paragraph.text_end)
        citations = cited(words)
        spoken = [item for item in citations if item.number.isdigit() and int(item.number) < _number(paragraph)]
        if spoken:
            _read_spoken(spoken, dialogue, position, words, paragraph, recommendations, doubts, span)
        elif position and _BACKWARD.search(words):
            _answer_before(recommendations, position, words)
        return
    read_items = [_item(item, paragraph, words, position, section, names, doubts) for item in paragraph.items]
    if _COMMENTS.search(words) and not any(item.states for item in read_items):
        return
    recommendations.extend(read_items)


def _answer_before(recommendations: list[Recommendation], position: Position, words: str) -> None:
    """Give `position` to the items before that have none yet: "These recommendations will be examined"."""
    for at, item in enumerate(recommendations):
        if item.position is None:
            recommendations[at] = replace(item, position=position, words=f"{item.words} {words}".strip())


def _number(paragraph: Numbered) -> int:
    return int(paragraph.number or 0)


def _read_spoken(citations, dialogue, position, words, paragraph, recommendations, doubts, span) -> None:
    for citation in citations:
        found = dialogue.find(citation)
        if not found:
            doubts.append(Finding("citation-not-found", f"{paragraph.number} cites paragraph {citation.number} ({citation.letter})", span))
        recommendations.extend(
            Recommendation(item.number, item.text, item.states, position, item.span, words=words, origin="dialogue")
            for item in found
        )


def _item(
    item: Item,
    paragraph: Numbered,
    words: str,
    position: Position | None,
    section: Flow,
    names: StateNames,
    doubts: list[Finding],
) -> Recommendation:
    raw = unwrap(section.text[item.text_start : item.end])
    found = attribute(raw, names.read)
    span = section.span(item.start, item.end)
    doubts.extend(findings.states(item.number, found, span))
    return Recommendation(
        number=item.number,
        text=found.text,
        states=found.states,
        position=position,
        span=span,
        parts=found.parts,
        chapeau=paragraph.number or item.number.partition(".")[0],
        words=words,
    )
