"""The sections of a paper as a page shows them: as they will be read, with its endnotes below it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise

from uprtracker.publishing.models import PaperDraft, PaperSection
from uprtracker.publishing.papers.composing import Composed
from uprtracker.publishing.papers.kinds import FORMS
from uprtracker.publishing.papers.paper import Note, Paper, notes_of
from uprtracker.publishing.papers.shape import Shape

_SHOWN_ROWS = 8  # of a table of an annex: all of it is in the file and in the editor


@dataclass(frozen=True, slots=True)
class Read:
    """A section: its blocks in plain values, its endnotes, its words, and how many rows are left out."""

    section: PaperSection
    blocks: list[dict[str, object]]
    notes: tuple[Note, ...]
    words: int
    hint: Promise | str
    left_out: int = 0


def read_sections(draft: PaperDraft, composed: Composed) -> list[Read]:
    """Return the sections of a paper in order."""
    hints = _hints(draft)
    return [_read(section, composed, hints) for section in draft.sections.all()]


def _read(section: PaperSection, composed: Composed, hints: Mapping[str, Promise | str]) -> Read:
    blocks = composed.blocks.get(section.pk, ())
    paper = Paper(title="", blocks=blocks)
    shaped = Shape(paper).blocks(blocks)
    left = _shorten(shaped) if section.annex else 0
    return Read(
        section,
        shaped,
        notes_of(paper),
        composed.sections.get(section.pk, 0),
        hints.get(section.title, ""),
        left,
    )


def _shorten(blocks: list[dict[str, object]]) -> int:
    left = 0
    for block in blocks:
        rows = block.get("rows")
        if isinstance(rows, list) and len(rows) > _SHOWN_ROWS:
            left += len(rows) - _SHOWN_ROWS
            block["rows"] = rows[:_SHOWN_ROWS]
    return left


def _hints(draft: PaperDraft) -> dict[str, Promise | str]:
    with translation.override(draft.language):  # their titles are in the language of the paper
        return {str(planned.title): planned.hint for planned in FORMS[draft.kind].sections if planned.hint}
