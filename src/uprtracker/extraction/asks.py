"""Reads what is asked of a State in submissions, Pre-session statements and summaries of submissions.

    AI recommended that Ruritania repeal the decree.        a sentence that asks, with who asks
    We call on the Government to:                           a list: each of its points asks
      (a) Repeal the decree; (b) Close the camp.
    Recommendations                                         a heading: so does each point under it
      1. Repeal the decree.

A sentence that begins "Recommendation 12.3 of the last review" tells of the past; points under such a
heading are read all the same, and a person leaves out what is none. Everything read here is a proposal.
"""

import re
from collections.abc import Iterator
from itertools import islice

from uprtracker.core.ask import Ask
from uprtracker.documents import Document, paragraphs
from uprtracker.documents.document import Paragraph
from uprtracker.extraction import asking
from uprtracker.extraction.ask_sentences import Sentence, agrees, asked_in, subject, without_addressee
from uprtracker.extraction.sentences import SENTENCE_END
from uprtracker.reference import Reference

MOST = 1_000
"""Asks read from one document: more are no paper that people wrote."""
LONGEST = 3_000
LONGEST_HEADING = 80

_HEADING = re.compile(
    r"(?:[\dIVX.]+\s+)?(?:(?:suggested|proposed|key|our|specific|main|priority|draft|list of)\s+)*"
    r"(?:recommendations?|asks|proposals)\b(?!.*\b(?:accepted|received|previous|last|noted|implement\w*)\b)"
    r".{0,80}",
    re.I,
)
_POINT = re.compile(r"\s*(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]|[•\-–▪◦*●])\s+")
_INSIDE = re.compile(r"(?:(?<=[;:.,])|(?<=\band)|(?<=\bor))\s+(?:\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|[•▪◦●])\s+")
_GLUED = re.compile(r"(?<=[a-z]{2}[.])(?=[A-Z][\w-]+[\s,])")


def read_asks(document: Document, reference: Reference, *, state: str = "") -> tuple[Ask, ...]:
    """Return the asks of a document in reading order; `state` (ISO3) is the one that is asked, if known."""
    known = reference.states.by_iso3.get(state)
    name = known.name_in("en") if known else ""
    return tuple(islice(_asks(document, name), MOST))


def asks_of_text(text: str, reference: Reference, *, state: str = "") -> tuple[str, ...]:
    """Return what a typed or pasted text asks, one ask a line, points and addressees taken off."""
    known = reference.states.by_iso3.get(state)
    name = known.name_in("en") if known else ""
    lines = (" ".join(_POINT.sub("", line, count=1).split()) for line in text.splitlines())
    return tuple(_bare(line, name)[:LONGEST] for line in lines if line)[:MOST]


def _bare(line: str, name: str) -> str:
    found = asked_in(line, name)
    return found.what if found and found.form == "said" else line


def _asks(document: Document, name: str) -> Iterator[Ask]:
    heading, under, led = "", False, False
    last: tuple[str, ...] = ()
    for one in paragraphs(document):
        if one.heading or (_HEADING.fullmatch(one.text) and len(one.text) < LONGEST_HEADING):
            heading, under, led, last = one.text, bool(_HEADING.fullmatch(one.text)), False, ()
            continue
        point = _is_point(document, one)
        led = led and point
        found = list(_of_paragraph(one, name, heading, last, listed=(under or led), point=point))
        led = led or _opens(one, name)
        yield from found
        last = found[-1].by if found else ()


def _is_point(document: Document, one: Paragraph) -> bool:
    """Tell whether a paragraph is a point of a list: with a number or a bullet, printed or given by Word."""
    line = document.pages[one.span.page - 1].lines[one.span.line - 1]
    return bool(one.number or line.number or _POINT.match(one.text))


def _opens(one: Paragraph, name: str) -> bool:
    """Tell whether a paragraph leads into a list of asks: "We call on the Government to:"."""
    tail = _sentences(one.text)[-1]
    return tail.rstrip().endswith(":") and asked_in(tail, name) is not None


def _of_paragraph(
    one: Paragraph, name: str, heading: str, last: tuple[str, ...], *, listed: bool, point: bool
) -> Iterator[Ask]:
    by: tuple[str, ...] = ()
    pending: Ask | None = None
    for at, sentence in enumerate(_sentences(one.text)):
        lead, points = _points(sentence)
        also = agrees(sentence)
        if also and pending:
            pending = _with(pending, (*pending.by, *also))
            continue
        read = asked_in(lead, name)
        if read is None and listed and at == 0 and _is_listed(lead, point=point):
            what = without_addressee(_POINT.sub("", lead, count=1), name, calls=False)
            read = Sentence(what, (), True, "listed")
        if read is None:
            by = subject(sentence) or by
            continue
        if pending:
            yield pending
        pending = None
        by = read.by or (by or last if read.same else by)
        if points:
            yield from (_ask(one, text, f"{lead} {text}", by, "listed", heading) for text in points)
        elif not lead.rstrip().endswith(":"):
            pending = _ask(one, read.what, sentence, by, read.form, heading)
    if pending:
        yield pending


def _is_listed(text: str, *, point: bool) -> bool:
    """Tell whether a paragraph of a list of asks is one of them: a point, or one that opens with a verb."""
    words = asking.words_of(_POINT.sub("", text, count=1))
    return asking.asks(words) or (point and len(words) > 1)


def _sentences(text: str) -> list[str]:
    """Return the sentences; also where the blank after a full stop is missing."""
    found, start = [], 0
    for end in SENTENCE_END.finditer(text):
        found.append(text[start : end.start() + 1])
        start = end.end()
    found.append(text[start:])
    return [part for whole in found for part in _GLUED.split(whole) if part.strip()] or [""]


def _points(sentence: str) -> tuple[str, list[str]]:
    """Return what leads into a list within a sentence, and its points; no points where there is none."""
    first, *points = _INSIDE.split(sentence)
    head, colon, rest = sentence.partition(":")
    if not points and colon and ";" in rest:
        first, points = f"{head}:", rest.split(";")
    if not points:
        return sentence, []
    return first, [point for point in map(_point, points) if len(point.split()) > 1]


def _point(text: str) -> str:
    bare = re.sub(r"^\s*(?:(?:and|or)\s+)?(?:to\s+)?|[;,.\s]*(?:\b(?:and|or))?\s*$", "", text)
    bare = bare.strip()
    return bare[:1].upper() + bare[1:]


def _ask(one: Paragraph, text: str, words: str, by: tuple[str, ...], form: str, heading: str) -> Ask:
    return Ask(text[:LONGEST], words.strip()[:LONGEST], one.span, one.number, tuple(by), form, heading[:300])


def _with(one: Ask, by: tuple[str, ...]) -> Ask:
    names = tuple(dict.fromkeys(by))
    return Ask(one.text, one.words, one.span, one.paragraph, names, one.form, one.heading)
