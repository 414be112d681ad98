"""Reads the report of a session of the Human Rights Council, its chapter VI: A/HRC/28/2, A/HRC/43/2.

Utopia
370. The review of Utopia was held on 4 November 2019 ...
371. At its 30th meeting, on 12 March 2020, the Council considered and adopted the outcome ...
1. Views expressed by the State under review on the recommendations ...
409. The President of the Council stated that, based on the information provided,
out of 306 recommendations received, 292 had enjoyed the support of Utopia and 12 had been noted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from uprtracker.core import Finding, Span
from uprtracker.core.answer import Answer, StatedCount
from uprtracker.core.proceedings import Proceeding
from uprtracker.core.recommendation import Pledge
from uprtracker.documents.document import Document, Role
from uprtracker.extraction.answer_words import sentences
from uprtracker.extraction.clauses_of_answers import answered
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.flow import Flow, flow, unwrap
from uprtracker.extraction.outcome_facts import facts_in
from uprtracker.extraction.ranges import heads_of
from uprtracker.extraction.stated_counts import Stated, stated_in
from uprtracker.reference import Reference

KIND = "council_report"

_TITLE = re.compile(
    r"\b(?:draft\s+)?report\s+of\s+the\s+human\s+rights\s+council\s+on\s+its\s+[\w-]+(?:\s+\w+)?\s+session",
    re.I,
)
_REVIEW = re.compile(
    r"\bThe\s+review\s+of\s+(?:the\s+)?(?P<state>[A-Z][^.;]{2,90}?)\s+was\s+held\s+on\s+\d{1,2}\s+\w+\s+\d{4}"
)
_CHAPTER_END = re.compile(r"^\s*B\.\s+General\s+debate\s+on\s+agenda\s+item\s+6\b", re.M)
_PARAGRAPH = re.compile(r"^(?P<number>\d{1,4})\.\s", re.M)
_PART = re.compile(
    r"^\s*\d\.\s+(?:(?P<own>Views\s+expressed\s+by\s+the\s+State|Concluding\s+remarks)"
    r"|Views|General\s+comments)\b",
    re.M,
)
_ADOPTED = re.compile(r"\b(?:considered\s+and\s+)?adopted\s+the\s+outcome\s+of\s+the\s+review\b")
_COMPRISES = re.compile(r"\bThe\s+outcome\s+of\s+the\s+review\s+of\b")
_PRESIDENT = re.compile(
    r"\bThe\s+(?:Vice-?\s?)?President\s+(?:of\s+the\s+(?:Human\s+Rights\s+)?Council\s+)?stated\b"
)
_LISTED = re.compile(
    r"\b(?P<number>\d{1,3}/\d{3})\s+Outcome\s+of\s+the\s+universal\s+periodic\s+review\s*:\s*"
    r"(?P<state>.{3,90}?)\s+(?P<date>\d{1,2}\s+[A-Z][a-z]+\s+\d{4})"
)
_COMMITS = re.compile(
    r"\b(?:voluntar(?:y|ily)\s+(?:commit|pledge)"
    r"|(?:commits?|committed|pledged?|pledges)\s+(?:itself\s+)?to\s+(?!the\b)\w+ing\b)",
    re.I,
)
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A numbered paragraph of a review: `own` where the State under Review or the President speaks."""

    number: str
    start: int
    text: str
    own: bool


def recognises(document: Document) -> bool:
    """Whether the first page is that of a session report of the Council."""
    lines = document.pages[0].lines if document.pages else ()
    first = " ".join(line.text for line in lines if line.role is Role.BODY)[:4000]
    return _TITLE.search(first) is not None


def read(document: Document, reference: Reference) -> Extraction:
    """Return counts, answers, commitments and facts of adoption for each State whose outcome was adopted."""
    run = flow(item for item in document.lines() if item[2].role is Role.BODY)
    reading = _Reading(run, reference)
    reading.take_decisions()
    starts = list(_REVIEW.finditer(run.text))
    end = _CHAPTER_END.search(run.text, starts[-1].end()) if starts else None
    last = end.start() if end else len(run.text)
    for review, stop in pairwise([*starts, None]):
        if review is not None:
            reading.take_review(review, stop.start() if stop else last)
    return Extraction(
        KIND,
        document.symbol,
        None,
        None,
        pledges=tuple(reading.pledges),
        proceedings=tuple(reading.proceedings),
        answers=tuple(reading.answers),
        counts=tuple(reading.counts),
        findings=tuple(reading.findings),
    )


class _Reading:
    """What has been read of one session report."""

    def __init__(self, run: Flow, reference: Reference) -> None:
        self._run = run
        self._states = reference.states
        self.pledges: list[Pledge] = []
        self.proceedings: list[Proceeding] = []
        self.answers: list[Answer] = []
        self.counts: list[StatedCount] = []
        self.findings: list[Finding] = []

    def take_decisions(self) -> None:
        """Read number and date of the decisions from the list in Part One."""
        text = self._run.text.replace("\n", " ")
        for listed in _LISTED.finditer(text[: len(text) // 2]):
            state = self._states.resolve(listed["state"])
            if state:
                span = self._run.span(listed.start(), listed.end())
                symbol = f"A/HRC/DEC/{listed['number']}"
                self.proceedings.append(Proceeding("decision", symbol, span, state=state.iso3))

    def take_review(self, review: re.Match[str], end: int) -> None:
        """Read the section on one State."""
        state = self._states.resolve(" ".join(review["state"].split()))
        if state is None:
            span = self._run.span(review.start(), review.end())
            message = (
                f"{unwrap(review['state'])} is no State we know; what was said of its review was left out."
            )
            self.findings.append(Finding("unknown-state", message, span))
            return
        code = state.iso3
        paragraphs = list(self._paragraphs(review.start(), end))
        heads = heads_of(" ".join(paragraph.text for paragraph in paragraphs))
        delegation: dict[str, StatedCount] = {}
        for paragraph in paragraphs:
            self._take_facts(paragraph, code)
            if paragraph.own:
                self._take_counts(paragraph, code, delegation)
                self._take_answers(paragraph, code, heads)
                self._take_commitments(paragraph, code)
        self.counts += delegation.values()

    def _paragraphs(self, start: int, end: int) -> Iterator[_Paragraph]:
        """Yield the numbered paragraphs, the first one from its words on."""
        text = self._run.text
        begin = text.rfind("\n", 0, start) + 1
        marks = [match for match in _PARAGRAPH.finditer(text, begin, end) if len(match["number"]) > 1]
        parts = list(_PART.finditer(text, begin, end))
        for mark, after in pairwise([*marks, None]):
            if mark is None:
                continue
            below = [part.start() for part in parts if part.start() > mark.start()]
            stop = min([after.start() if after else end, *below])
            above = [part for part in parts if part.start() < mark.start()]
            words = text[mark.end() : stop].replace("\n", " ")
            yield _Paragraph(mark["number"], mark.end(), words, bool(above and above[-1]["own"]))

    def _span(self, paragraph: _Paragraph, start: int, end: int) -> Span:
        return self._run.span(paragraph.start + start, paragraph.start + max(end, start + 1))

    def _take_facts(self, paragraph: _Paragraph, state: str) -> None:
        adopted = _ADOPTED.search(paragraph.text)
        comprises = _COMPRISES.match(paragraph.text)
        kinds = (
            ("council-meeting", "outcome-adopted") if adopted else ("report", "views") if comprises else ()
        )
        seen: set[str] = set()
        for kind, value, at in facts_in(paragraph.text):
            if kind in kinds and kind not in seen:
                seen.add(kind)
                span = self._span(paragraph, at, at + 1)
                self.proceedings.append(Proceeding(kind, value, span, paragraph.number, state))

    def _take_counts(self, paragraph: _Paragraph, state: str, delegation: dict[str, StatedCount]) -> None:
        """Keep the President's counts, and the last ones of the delegation that name all received."""
        official = _PRESIDENT.search(paragraph.text) is not None
        for stated in stated_in(paragraph.text, official=official):
            count = self._count(stated, paragraph, state, official=official)
            if official:
                self.counts.append(count)
            elif stated.total:
                delegation[stated.what] = count

    def _count(self, stated: Stated, paragraph: _Paragraph, state: str, *, official: bool) -> StatedCount:
        span = self._span(paragraph, stated.start, stated.end)
        return StatedCount(
            stated.what, stated.count, span, paragraph.number, state, "document" if official else "state"
        )

    def _take_answers(self, paragraph: _Paragraph, state: str, heads: frozenset[str]) -> None:
        """Read answers given in plenary: words far from the number are about its theme."""
        for begin, end in sentences(paragraph.text):
            sentence = paragraph.text[begin:end]
            for item in answered(sentence, heads):
                said = item.said
                if said is None or said.position is None:
                    continue
                gap = max(item.group.start - said.end, said.start - item.group.end)
                if gap > _NEAR or not any("." in number for number in item.group.numbers):
                    continue
                span = self._span(paragraph, begin + item.group.start, begin + item.group.end)
                words = unwrap(sentence)[:400]
                for number in item.group.numbers:
                    self.answers.append(
                        Answer(number, said.position, span, words, paragraph=paragraph.number, state=state)
                    )

    def _take_commitments(self, paragraph: _Paragraph, state: str) -> None:
        for begin, end in sentences(paragraph.text):
            sentence = paragraph.text[begin:end]
            if re.search(r"\bvoluntar", sentence, re.I) and _COMMITS.search(sentence):
                span = self._span(paragraph, begin, end)
                self.pledges.append(Pledge(paragraph.number, unwrap(sentence), span, state))
