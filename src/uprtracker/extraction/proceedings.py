"""Facts of the proceedings, from the introduction of a Working Group report and the frame of its dialogue.

1. ... The review of Utopia was held at the 9th meeting, on 11 April 2008. The delegation
of Utopia was headed by Somebody, Minister of Justice. At its 13th meeting, held on
15 April 2008, the Working Group adopted the report ...
2. On 28 February 2008, the Council selected the ... (troika) ...: Ruritania, Freedonia and ...
19. During the interactive dialogue, 44 delegations made statements.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from uprtracker.core.proceedings import Proceeding
from uprtracker.extraction.front_matter import ordinal
from uprtracker.extraction.report_paragraphs import ReportParagraph, ReportParagraphs
from uprtracker.reference import Reference

_DATE = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Z][a-z]+)(?:\s+(?P<year>\d{4}))?"
_MEETING = r"(?:(?P<meeting>\d{1,3}|[a-z]+(?:[- ][a-z]+)?)(?:\s?(?:st|nd|rd|th))?,?\s+)?meetings?"
_ON = r"[\s,]+(?:also\s+)?(?:held[\s,]+)?(?:on\s+)?"
_REVIEW = re.compile(
    rf"[Tt]he\s+review\s+of\s[^.]{{2,120}}?(?:was|were)\s+held\s+(?:at|during)\s+(?:the|its)\s+{_MEETING}(?:{_ON}{_DATE})?"
)
_ADOPTION = re.compile(rf"[Aa]t\s+(?:its|the)\s+{_MEETING}{_ON}{_DATE},?\s+the\s+Working\s+Group\s+adopted")
_SESSION_YEAR = re.compile(r"\bsession\s+from\s[^.]{4,60}?(\d{4})")
# The end of the sentence, not the full stop of a title or an initial.
_STOP = "".join(rf"(?<!\b{title})" for title in ("Mr", "Ms", "Mrs", "Dr", r"H\.E", "Hon", "Prof", "[A-Z]"))
_HEAD = re.compile(rf"\b(?:headed|led)\s+(?:jointly\s+)?by:?\s+(?P<head>.{{3,400}}?){_STOP}\.(?=\s+[A-Z]|$)")
_TROIKA = re.compile(r"\btroika\b[^:]{0,160}:\s*(?P<states>[^.;]{4,260}(?:St\.[^.;]{4,60})?)")
# The name of the State under Review and the colon are forgotten now and then (A/HRC/11/17).
_BARE_TROIKA = re.compile(r"\btroika\b[^:.]{0,40}\breview\s+of\s+(?P<states>[^.:;]{4,260})\.")
_NUMBERS = {
    word: value
    for value, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ),
        1,
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_COUNT = rf"\d{{1,3}}|(?:\b(?:a|and|hundred|{'|'.join(_NUMBERS)})\b[-\s]?)+"
_SPEAKERS = re.compile(
    r"\bstatements?\b[^.]{0,60}?\b(?:made|delivered)\s+by\s+"
    rf"(?:the\s+following\s+)?(?:delegations:\s+)?(?:a\s+total\s+of\s+)?(?P<by>{_COUNT})"
    rf"|(?P<made>\b(?:{_COUNT}))\s*(?:\w+\s+)?(?:delegations|States|countries)\s+"
    r"(?:made|delivered)\s+(?:\w+\s+)?statements"
    rf"|(?P<were>\b(?:{_COUNT}))\s*statements\s+were\s+(?:made|delivered)\b",
    re.I,
)
_TROIKA_SIZE = 3


def introduction_facts(
    paragraphs: ReportParagraphs, introduction: tuple[ReportParagraph, ...], reference: Reference
) -> Iterator[Proceeding]:
    """Yield dates, meetings, head of delegation and troika from the paragraphs of the introduction."""
    year = ""
    for paragraph in introduction:
        text = paragraphs.text(paragraph)
        held = _SESSION_YEAR.search(text)
        year = year or (held[1] if held else "")
        for kind, pattern in (("review", _REVIEW), ("adoption", _ADOPTION)):
            found = pattern.search(text)
            if found:
                yield from _fact(paragraphs, paragraph, f"{kind}-date", _iso(found, year))
                yield from _fact(paragraphs, paragraph, f"{kind}-meeting", _meeting(found["meeting"] or ""))
        head = _HEAD.search(text)
        if head:
            yield from _fact(paragraphs, paragraph, "delegation-head", head["head"].strip())
        for code in _troika(text, reference):
            yield from _fact(paragraphs, paragraph, "troika", code)


def _troika(text: str, reference: Reference) -> tuple[str, ...]:
    found = _TROIKA.search(text)
    bare = None if found else _BARE_TROIKA.search(text)
    match = found or bare
    codes = (
        tuple(state.iso3 for state in reference.states.resolve_list(match["states"]).states) if match else ()
    )
    return codes if found or len(codes) == _TROIKA_SIZE else ()


def speakers_fact(paragraphs: ReportParagraphs, paragraph: ReportParagraph) -> Iterator[Proceeding]:
    """Yield the number of delegations that made statements, where the paragraph says it."""
    found = _SPEAKERS.search(paragraphs.text(paragraph))
    number = _number(found["by"] or found["made"] or found["were"]) if found else 0
    if number:
        yield from _fact(paragraphs, paragraph, "speakers", str(number))


def _fact(
    paragraphs: ReportParagraphs, paragraph: ReportParagraph, kind: str, value: str
) -> Iterator[Proceeding]:
    if value:
        span = paragraphs.flow.span(paragraph.begin, paragraph.end)
        yield Proceeding(kind, value, span, str(paragraph.number))


def _iso(found: re.Match[str], year: str) -> str:
    """Return an ISO date, "" where it is no date; a date without a year is of the `year` of the session."""
    try:
        words = f"{found['day']} {found['month']} {found['year'] or year}"
        return datetime.strptime(words, "%d %B %Y").date().isoformat()
    except ValueError:
        return ""


def _meeting(words: str) -> str:
    """Return the number of "13" or "thirteenth", "" where none is printed."""
    return str(ordinal(words) or "") if words else ""


def _number(words: str) -> int:
    """Return the number of "44", "forty-four" or "one hundred and four"; 0 for other words."""
    if words.isdigit():
        return int(words)
    number = 0
    for word in re.split(r"[-\s]+", words.lower().strip()):
        if word in _NUMBERS:
            number += _NUMBERS[word]
        elif word == "hundred":
            number = 100 * max(number, 1)
        elif word not in ("a", "and"):
            return 0
    return number
