"""A paper and what it asks, read in a child process. Runs outside Django: names no model."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from uprtracker.core.ask import Ask
from uprtracker.core.errors import DocumentError
from uprtracker.documents import paragraphs, read_document, run_isolated
from uprtracker.documents.document import Paragraph
from uprtracker.extraction.asks import read_asks
from uprtracker.reference import load_reference

SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as read: its name, checksum and title, what it asks, in reading order, and its words."""

    name: str
    sha256: str
    title: str
    asks: tuple[Ask, ...]
    text: str = ""


def paper_at(path: Path, *, state: str = "") -> Paper:
    """Return what the paper at `path` asks of `state` (ISO3). Raises a DocumentError."""
    (outcome,) = run_isolated(partial(read, state=state), [path], workers=1, seconds=SECONDS)
    if outcome.value is None:
        reason = outcome.error or DocumentError("It could not be read.")
        raise DocumentError(reason.message, place=path.name, remedy=reason.remedy)
    return outcome.value


def read(path: Path, *, state: str) -> Paper:
    """Do as `paper_at` in this process."""
    document = read_document(path)
    asks = read_asks(document, load_reference(demo=True), state=state)
    text = "\n\n".join(_words(one) for one in paragraphs(document))
    return Paper(path.name, document.sha256, document.title, asks, text)


def _words(paragraph: Paragraph) -> str:
    return f"{paragraph.number} {paragraph.text}".strip()
