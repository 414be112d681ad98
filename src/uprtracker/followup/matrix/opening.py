"""A list is opened: in a child process, as what a stranger sends may be made to break a reader."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from uprtracker.core.errors import DocumentError
from uprtracker.documents import Document, run_isolated
from uprtracker.documents.docx import read_docx
from uprtracker.documents.front_page import title_of
from uprtracker.exchange.thematic_list import ThematicList, read_thematic_list
from uprtracker.exchange.thematic_list.filling import Filled, fill
from uprtracker.reference import load_reference

SECONDS = 60.0
WORD = "docx"


@dataclass(frozen=True, slots=True)
class Opened:
    """A list as filled, and what its printed rows say: theme and position, by number.

    `state` and `session` are None where the list does not say which review it is of.
    """

    filled: Filled
    state: str | None
    session: int | None
    themes: Mapping[str, str]
    positions: Mapping[str, str]


def opened(data: bytes, texts: Mapping[str, str], *, name: str = "", replace: bool = False) -> Opened:
    """Return the list with the texts by number (`115.1`) in it. Raises DocumentError."""
    work = partial(open_here, name=name, texts=dict(texts), replace=replace)
    outcome = next(run_isolated(work, [data], workers=1, seconds=SECONDS))
    if outcome.error is not None:
        raise outcome.error
    if outcome.value is None:
        raise DocumentError("The list could not be opened.")
    return outcome.value


def open_here(data: bytes, name: str, texts: Mapping[str, str], replace: bool) -> Opened:
    """Do the work of `opened` in this process."""
    filled = fill(data, texts, replace=replace)
    if filled.kind != WORD:
        return Opened(filled, None, None, {}, {})
    listed = _read(data, name)
    return Opened(
        filled,
        listed.state,
        listed.session,
        {row.number: row.heading for row in listed.rows},
        {row.number: row.position_words for row in listed.rows},
    )


def _read(data: bytes, name: str) -> ThematicList:
    pages, findings = read_docx(data)
    checksum = hashlib.sha256(data).hexdigest()
    document = Document(name, WORD, checksum, pages, title=title_of(pages[0]), findings=findings)
    return read_thematic_list(document, load_reference())
