"""Reads the report of the Working Group on one review: A/HRC/8/19 to A/HRC/WG.6/52/L.14.

II. Conclusions and/or recommendations
92. The recommendations below enjoy the support of Utopia:
92.1 Do this (Ruritania) (Freedonia);
92.2 Do that (Ruritania); Do something else (Freedonia);
93. The recommendations in paragraphs 21 (b) and 33 above did not enjoy its support.
94. All conclusions and/or recommendations contained in the present report ...
III. Voluntary pledges and commitments
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from uprtracker.core import Finding, Position, Recommendation
from uprtracker.core.recommendation import Part
from uprtracker.documents import Document
from uprtracker.extraction import findings, pledges
from uprtracker.extraction.brackets import Attributed, attribute
from uprtracker.extraction.chapeau import Says, is_mixed, offers_comments, position_of, position_of_list, says
from uprtracker.extraction.citations import Citation, cited
from uprtracker.extraction.conclusions import find_sections
from uprtracker.extraction.corrections import Corrections, corrections_of
from uprtracker.extraction.dialogue import Dialogue
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.flow import Flow, unwrap
from uprtracker.extraction.footnotes import with_footnotes
from uprtracker.extraction.front_matter import is_report, review_of
from uprtracker.extraction.numbering import Item, Numbered, cut
from uprtracker.extraction.recommending_states import StateNames
from uprtracker.extraction.report_paragraphs import ReportParagraphs
from uprtracker.extraction.reported import unreported
from uprtracker.extraction.statements import read_section_one
from uprtracker.reference import Reference

KIND = "wg_report"

_CONCLUSIONS = re.compile(r"^(?!.*\brecommend).*\bconclusions\b", re.I)
_ANSWERS_SPOKEN = re.compile(
    r"(?:with regards? to|regarding|concerning|as regards) the recommendations? (?:\w+ )?in paragraph", re.I
)
_BACKWARD = re.compile(
    r"\b(?:these|those|above|abovementioned|above-mentioned|all|the) recommendations\b"
    r"|\brecommendations (?:made|above)\b",
    re.I,
)


def recognises(document: Document) -> bool:
    """Whether it is a report: the first pages say so, or it is a draft that begins with its list."""
    sections = find_sections(document)
    return sections is not None and (not sections.heading or is_report(document))


def read(document: Document, reference: Reference) -> Extraction:
    """Return the recommendations, pledges, notes and findings of a Working Group report."""
    return with_footnotes(document, reference, _read(document, reference))


def _read(document: Document, reference: Reference) -> Extraction:
    state, session = review_of(document, reference)
    sections = find_sections(document)
    if sections is None:
        return Extraction(KIND, document.symbol, state, session, findings=(findings.NO_CONCLUSIONS,))
    paragraphs = ReportParagraphs(sections.before)
    dialogue, corrections = Dialogue(paragraphs, state, reference), corrections_of(document.symbol)
    reading = _Reading(sections.conclusions, dialogue, corrections, reference)
    reading.take_all(cut(sections.conclusions))
    recommending = {code for item in reading.recommendations for code in item.states}
    spoken = read_section_one(paragraphs, state, reference, recommending)
    return Extraction(
        KIND,
        document.symbol,
        state,
        session,
        tuple(reading.recommendations),
        pledges.read(sections.pledges),
        (
            *reading.doubts,
            *corrections.unused(),
            *findings.numbers(reading.recommendations),
            *spoken.findings,
        ),
        spoken.statements,
        spoken.proceedings,
    )


class _Reading:
    """What has been read of one report so far."""

    def __init__(
        self, conclusions: Flow, dialogue: Dialogue, corrections: Corrections, reference: Reference
    ) -> None:
        self._section = conclusions
        self._names = StateNames(reference)
        self._dialogue = dialogue
        self._corrections = corrections
        self._first = 0
        self.recommendations: list[Recommendation] = []
        self.doubts: list[Finding] = []

    def take_all(self, paragraphs: Sequence[Numbered]) -> None:
        """Read the paragraphs of the conclusions in order."""
        numbers = [int(paragraph.number) for paragraph in paragraphs if paragraph.number]
        self._first = min(numbers, default=0)
        for paragraph in paragraphs:
            self._take(paragraph)

    def _take(self, paragraph: Numbered) -> None:
        """Read one paragraph of the conclusions with the items under it."""
        words = unwrap(self._section.text[paragraph.text_start : paragraph.text_end])
        said = says(words)
        if said is Says.CLOSING:
            return
        position = position_of_list(words) if paragraph.items else position_of(words)
        if said is None and position is None and paragraph.items and paragraph.number:
            span = self._section.span(paragraph.start, paragraph.text_end)
            self.doubts.append(findings.chapeau_unknown(paragraph.number, span))
        if paragraph.items:
            self._take_list(paragraph, words, position)
            return
        citations = cited(words)
        spoken = [item for item in citations if item.paragraph and int(item.number) < self._first]
        if spoken:
            self._take_spoken(spoken, paragraph, words, position)
        elif position and (citations or (_BACKWARD.search(words) and not is_mixed(words))):
            self._answer(position, words, citations)

    def _take_list(self, paragraph: Numbered, words: str, position: Position | None) -> None:
        """Read the items of a paragraph; where it announces comments, only those that name States."""
        comments = offers_comments(words) or _CONCLUSIONS.search(words) is not None
        for item in paragraph.items:
            raw = unwrap(self._section.text[item.text_start : item.end])
            if _ANSWERS_SPOKEN.match(raw):
                self._take_spoken(cited(raw), item, raw, position)
                continue
            found, number = self._attributed(item, paragraph, raw)
            if found.states or not comments:
                told = f"{words} {found.comment}" if found.comment else words
                right = replace(item, number=number)
                self.recommendations.append(self._recommendation(right, found, paragraph, told, position))
            answer = position_of(found.comment) if _BACKWARD.search(found.comment) else None
            if answer:
                self._answer(answer, found.comment, ())

    def _attributed(self, item: Item, paragraph: Numbered, raw: str) -> tuple[Attributed, str]:
        """Return what the item `raw` says and its number, with the corrections kept for the document."""
        citation = item.number if "." in item.number else f"{paragraph.number}.{item.number}"
        correction = self._corrections.of(citation, raw)
        if correction is None:
            return attribute(raw, self._names.read), item.number
        if correction.printed:
            raw = raw.replace(correction.printed, correction.right, 1)
        found = attribute(raw, self._names.read)
        if correction.states:
            found = replace(found, states=correction.states, unknown=())
        return found, correction.number or item.number

    def _recommendation(
        self, item: Item, found: Attributed, paragraph: Numbered, words: str, position: Position | None
    ) -> Recommendation:
        span = self._section.span(item.start, item.end)
        self.doubts.extend(findings.states(item.number, found, span))
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

    def _take_spoken(
        self, citations: Sequence[Citation], place: Numbered | Item, words: str, position: Position | None
    ) -> None:
        """Read recommendations that a paragraph or an item cites from the dialogue."""
        for citation in citations:
            found = self._dialogue.find(citation)
            if not found:
                span = self._section.span(place.start, place.text_start + len(words))
                self.doubts.append(findings.citation_not_found(place.number, citation, span))
            self.recommendations.extend(
                Recommendation(
                    item.number,
                    unreported(item.text),
                    item.states,
                    position,
                    item.span,
                    tuple(Part(unreported(part.text), part.states) for part in item.parts),
                    words=words,
                    origin="dialogue",
                )
                for item in found
            )

    def _answer(self, position: Position, words: str, citations: Sequence[Citation]) -> None:
        """Give `position` to the items above that have none or wait: those cited, else all that have none."""
        lists = {citation.number for citation in citations if citation.paragraph}
        numbers = {citation.number for citation in citations if not citation.paragraph}
        for at, item in enumerate(self.recommendations):
            named = item.number in numbers or item.chapeau in lists
            waits = item.position is None or (named and item.position is Position.PENDING)
            if waits and (named or not citations):
                told = f"{item.words} {words}".strip()
                self.recommendations[at] = replace(item, position=position, words=told)
