"""Reads section I of a Working Group report: who said what, paragraph by paragraph, and its facts.

    A. Presentation by the State under review                  the delegation speaks
    5. The national report had been prepared ...
    B. Interactive dialogue and responses by the State under review
    13. During the interactive dialogue, 77 delegations made statements.
    14. Utopia noted ...

What stands before the first heading of the section is the introduction.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from uprtracker.core import Finding, Span
from uprtracker.core.proceedings import Proceeding, Statement
from uprtracker.extraction.proceedings import introduction_facts, speakers_fact
from uprtracker.extraction.report_paragraphs import ReportParagraph, ReportParagraphs
from uprtracker.extraction.speakers import DELEGATION, NOBODY, Speaker, Speakers
from uprtracker.reference import Reference

_PRESENTATION = re.compile(r"\bpresentation\b", re.I)
_FRONT = re.compile(
    r"\btroika\b|following documents|questions? prepared in advance|review of .{2,90} (?:was|were) held", re.I
)
_LONGEST_INTRODUCTION = 8


@dataclass(frozen=True, slots=True)
class SectionOne:
    """The statements and facts of a report, and what is in doubt about them."""

    statements: tuple[Statement, ...]
    proceedings: tuple[Proceeding, ...]
    findings: tuple[Finding, ...]


def read_section_one(
    paragraphs: ReportParagraphs,
    reviewed: str | None,
    reference: Reference,
    recommending: Collection[str] = (),
) -> SectionOne:
    """Return what the paragraphs before the conclusions hold.

    `reviewed` is the State under Review, `recommending` those whose
    recommendations the conclusions hold (ISO3 codes).
    """
    front = _introduction(paragraphs)
    facts = list(introduction_facts(paragraphs, paragraphs.all[:front], reference))
    dialogue = paragraphs.all[front:]
    statements = tuple(_statements(paragraphs, dialogue, Speakers(reviewed, reference)))
    for paragraph, statement in zip(dialogue, statements, strict=True):
        if statement.speaker == "chair":
            facts.extend(speakers_fact(paragraphs, paragraph))
            if facts and facts[-1].kind == "speakers":
                break
    return SectionOne(
        statements, tuple(facts), (*_silent(statements), *_miscounted(statements, facts, recommending))
    )


def _introduction(paragraphs: ReportParagraphs) -> int:
    """Return how many of the first paragraphs are introduction: those before the first new heading."""
    every = paragraphs.all
    for at, paragraph in enumerate(every[:_LONGEST_INTRODUCTION]):
        if paragraph.heading != every[0].heading:
            return at
    fronts = [
        at
        for at, paragraph in enumerate(every[:_LONGEST_INTRODUCTION])
        if _FRONT.search(paragraphs.text(paragraph))
    ]
    return fronts[-1] + 1 if fronts else 0


def _statements(
    paragraphs: ReportParagraphs, dialogue: Sequence[ReportParagraph], speakers: Speakers
) -> Iterator[Statement]:
    before: Speaker = NOBODY
    for paragraph in dialogue:
        text = paragraphs.text(paragraph)
        speaker = speakers.of(text, before)
        if _PRESENTATION.search(paragraph.heading) and speaker.role != "chair":
            speaker = DELEGATION
        before = speaker
        span = paragraphs.flow.span(paragraph.begin, paragraph.end)
        yield Statement(str(paragraph.number), text, span, speaker.role, speaker.states, paragraph.heading)


def _silent(statements: Sequence[Statement]) -> Iterator[Finding]:
    for statement in statements:
        if not statement.speaker:
            message = f"Paragraph {statement.paragraph} does not say who speaks; look, and name the speaker."
            yield Finding("no-speaker", message, statement.span, severity="note")


def _miscounted(
    statements: Sequence[Statement], facts: Sequence[Proceeding], recommending: Collection[str]
) -> Iterator[Finding]:
    """Compare the delegations that the report counts with the States that were read as speaking."""
    spoke = {state for statement in statements for state in statement.states}
    for fact in facts:
        if fact.kind == "speakers" and int(fact.value) != len(spoke):
            silent = ", ".join(sorted(set(recommending) - spoke))
            hint = f"recommended without speaking: {silent}" if silent else "look for another speaker"
            message = (
                f"Paragraph {fact.paragraph} counts {fact.value} delegations, {len(spoke)} States were read "
                f"as speaking; {hint}."
            )
            yield Finding("speakers-count", message, _beginning(fact.span))


def _beginning(span: Span) -> Span:
    return Span(span.page, span.line, span.page, span.line)
