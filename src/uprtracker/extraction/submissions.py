"""Who contributed to a summary of stakeholders' submissions, from the list in its first endnote.

    1 The stakeholders listed below have contributed information for this summary; …
    Civil society
    Individual submissions:
      AI            Amnesty International, London, United Kingdom;
    Joint submissions:
      JS1           Joint submission 1 submitted by: …;
    Regional intergovernmental organization(s):
      (CoE-GRETA)   Group of Experts on Action against Trafficking in Human Beings …;

Seen in A/HRC/WG.6/20/SVN/3 and A/HRC/WG.6/34/SVN/3.
"""

import re
from collections.abc import Iterator

from uprtracker.core import Span
from uprtracker.core.note import Note, Submission
from uprtracker.documents.document import Document, Line, Role
from uprtracker.documents.not_text import Placed, note_section
from uprtracker.extraction.flow import unwrap

_LIST = re.compile(
    r"\b(?:stakeholders?|contribut\w+|submissions?)\b.*\b(?:listed|contributed|summary|available)\b", re.I
)
_GROUP = re.compile(
    r"(?:civil society|(?:individual|joint) submissions?|national human rights institutions?"
    r"|(?:regional|international) (?:intergovernmental )?organi[sz]ations?(?:\(s\))?|attachments?"
    r"|academic institutions?|local government\w*|other stakeholders)\s*\*?\s*:?",
    re.I,
)
_ATTACHMENTS = re.compile(r"attachments?\s*:?", re.I)
_ABBREVIATION = (
    r"(?:JS\s?\d{1,2}|(?=[^\s(]*[A-Z]{2}|[A-Z][a-z]?[A-Z]|[A-Z]\w*[-/][A-Z])"
    r"[A-Z][\w&.’'/+-]{0,29}(?:/JS\d{1,2})?)"
)
_ENTRY = re.compile(
    rf"(?P<abbreviation>{_ABBREVIATION}|\((?P<inside>[A-Z][^()]{{1,40}})\))[\s:–-]+(?P<name>[\w“\"].*)"
)
_ENDED = re.compile(r"[;.:][*∗]?$")


def read_submissions(document: Document, notes: tuple[Note, ...]) -> tuple[Submission, ...]:
    """Return the contributions listed in the note that announces them, in printed order."""
    listing = next((note for note in notes if note.mark.isdigit() and _LIST.search(note.text[:400])), None)
    return tuple(_entries(_rows(document, listing))) if listing else ()


def _rows(document: Document, note: Note) -> list[Placed]:
    span, section = note.span, {placed[:2] for placed in note_section(document)}
    begin, end = (span.page, span.line), (span.end_page, span.end_line)
    return [
        placed
        for placed in document.lines()
        if begin < placed[:2] <= end and (placed[2].role is Role.FOOTNOTE or placed[:2] in section)
    ]


def _entries(rows: list[Placed]) -> Iterator[Submission]:
    group = ""
    current: Submission | None = None
    ended, indent = True, 0.0
    for page, at, line in rows:
        here = Span(page, at, page, at)
        if _GROUP.fullmatch(line.text.strip()):
            if current:
                yield current
            if not _ATTACHMENTS.fullmatch(line.text.strip()):
                group = line.text.strip(" *:")
            current, ended = None, True
            continue
        found = _ENTRY.match(line.text) if group and (ended or _at_edge(line, indent)) else None
        if found:
            if current:
                yield current
            name = unwrap(found["name"])
            current = Submission(found["inside"] or found["abbreviation"], name.rstrip(" ;"), here, group)
            indent = line.box.left if line.box and not found["inside"] else indent
        elif current:
            name = unwrap(f"{current.name} {line.text}").rstrip(" ;")
            current = Submission(current.abbreviation, name, current.span.until(here), current.group)
        ended = bool(_ENDED.search(line.text))
    if current:
        yield current


def _at_edge(line: Line, indent: float) -> bool:
    """Tell whether a row begins where the abbreviations stand."""
    return line.box is not None and indent > 0 and abs(line.box.left - indent) < 2
