"""Decisions on readings as a file, for another installation: one JSON object a line.

    {"review": "SVN-20", "kind": "corrected", "fields": ["text"], "before": [{…}], "after": [{…}],
     "decided_at": "2026-11-22T05:00:00+00:00", "role": "data editor", "note": "", …}

Who decided is not in it: accounts are this installation's own. What comes in is
checked in full before anything is written; a file is taken in whole or not at all.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from uprtracker.core import Position
from uprtracker.core.errors import CorrectionRefused
from uprtracker.records.changed import in_states_of
from uprtracker.records.deciding import tell
from uprtracker.records.entry import FIELDS, Entry, entry_from_json
from uprtracker.records.items import items_of
from uprtracker.records.models import Correction, Review
from uprtracker.records.rewriting import rewrite
from uprtracker.reference import load_reference

LONGEST_LINE = 1_000_000  # letters
LONGEST_TEXT = 20_000
LONGEST_NUMBER = 20
LARGEST_PAGE = 100_000
POSITIONS = {"", *(one.value for one in Position)}
COUNTS = {
    "accepted": (1, 1),
    "corrected": (1, 1),
    "added": (0, None),
    "removed": (None, 0),
    "split": (None, None),
    "merged": (None, None),
    "checked": (None, 0),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did: decisions added, known already, left out because another one stands here."""

    added: int = 0
    known: int = 0
    left_out: int = 0


def write_corrections(review: Review | None = None) -> Iterator[str]:
    """Yield a line of JSON for each standing decision, of one review or of all."""
    rows = Correction.objects.filter(withdrawn_at=None).select_related("review", "document")
    rows = rows.exclude(review__demo=True) if review is None else rows.filter(review=review)
    for row in rows.order_by("review__code", "decided_at", "pk"):
        said = {
            "review": row.review.code,
            "symbol": row.document.symbol if row.document else "",
            "pledge": row.pledge,
            "kind": row.kind,
            "fields": row.fields,
            "before": row.before,
            "after": row.after,
            "note": row.note,
            "role": row.role,
            "decided_at": row.decided_at.isoformat(),
            "reader_version": row.reader_version,
            "outcome": row.outcome,
        }
        yield json.dumps(said, ensure_ascii=False)


def read_corrections(path: Path) -> Taken:
    """Take in a file of decisions. Raises CorrectionRefused naming the line when one is not valid."""
    with path.open(encoding="utf-8-sig") as file:
        try:
            rows = [_row(number, line) for number, line in enumerate(file, 1) if line.strip()]
        except UnicodeDecodeError as error:
            raise CorrectionRefused("The file is no UTF-8 text.", place=path.name) from error
        except CorrectionRefused as error:
            error.place = f"{path.name}, {error.place}"
            raise
    return _take(rows)


@transaction.atomic
def _take(rows: Iterable[Correction]) -> Taken:
    added: list[Correction] = []
    known = left_out = 0
    for row in rows:
        standing = Correction.objects.filter(review=row.review, withdrawn_at=None, pledge=row.pledge)
        others = [other for other in (*standing, *added) if _overlap(row, other)]
        if any(_says(other) == _says(row) for other in others):
            known += 1
        elif others:
            left_out += 1
        else:
            row.save()
            added.append(row)
    reviews = {row.review for row in added}
    for review in reviews:
        if review.documents.filter(kind="wg_report").exists():
            rewrite(items_of(review))
    if added:
        tell(f"{len(added)} corrections taken in", in_states_of(one.pk for one in reviews))
    return Taken(len(added), known, left_out)


def _overlap(one: Correction, other: Correction) -> bool:
    """Tell whether both decide on the same entry, or add the same number."""
    if one.review_id != other.review_id or one.pledge != other.pledge:
        return False
    if "checked" in (one.kind, other.kind):
        return one.kind == other.kind
    anchors = [{(entry["number"], entry["text"]) for entry in row.before} for row in (one, other)]
    numbers = [
        {entry["number"] for entry in (*row.before, *row.after) if entry["number"]} for row in (one, other)
    ]
    return bool(anchors[0] & anchors[1] or numbers[0] & numbers[1]) or _says(one) == _says(other)


def _says(row: Correction) -> tuple[object, ...]:
    return row.kind, row.pledge, row.fields, row.before, row.after


def _row(number: int, line: str) -> Correction:
    """Return the decision of one line, not saved. Raises CorrectionRefused."""
    place = f"line {number}"
    if len(line) > LONGEST_LINE:
        raise CorrectionRefused("The line is too long for a decision.", place=place)
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorrectionRefused("This is no JSON.", place=place) from error
    if not isinstance(said, dict):
        raise CorrectionRefused("This is no decision but another value.", place=place)
    try:
        return _checked(said)
    except CorrectionRefused as error:
        error.place = place
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CorrectionRefused(f"Something is missing or of a wrong kind: {error}.", place=place) from error


def _checked(said: Mapping[str, Any]) -> Correction:
    kind = str(said["kind"])
    before, after = list(said["before"]), list(said["after"])
    if kind not in COUNTS:
        raise CorrectionRefused(f"There is no kind of decision “{kind[:30]}”.")
    for entries, count in zip((before, after), COUNTS[kind], strict=True):
        if count is not None and len(entries) != count:
            raise CorrectionRefused(f"A decision of kind “{kind}” does not have {len(entries)} entries here.")
    if kind != "checked":
        before, after = ([_entry(one).as_json() for one in entries] for entries in (before, after))
    elif [sorted(one) for one in before] != [["digest"]]:
        raise CorrectionRefused("A checked review has one digest.")
    fields = [str(one) for one in said["fields"]]
    if set(fields) - set(FIELDS):
        raise CorrectionRefused("Only number, text, states, position and parts can be decided.")
    decided_at = parse_datetime(str(said["decided_at"]))
    if decided_at is None or decided_at.tzinfo is None:
        raise CorrectionRefused("The time of the decision needs a date, a time and a time zone.")
    review = Review.objects.filter(code=str(said["review"])[:12].replace("\0", "")).first()
    if review is None:
        raise CorrectionRefused(f"There is no review “{str(said['review'])[:12]}” here.")
    return Correction(
        review=review,
        document=review.documents.filter(symbol=_text(said.get("symbol", ""), 60)).exclude(symbol="").first(),
        pledge=said.get("pledge") is True,
        kind=kind,
        fields=fields,
        before=before,
        after=after,
        note=_text(said.get("note", ""), LONGEST_TEXT),
        role=_text(said.get("role", ""), 40),
        reader_version=_text(said.get("reader_version", ""), 20),
        decided_at=decided_at,
    )


def _entry(said: Mapping[str, Any]) -> Entry:
    """Return an entry of a file, every value of it checked."""
    entry = entry_from_json(said)
    _text(entry.number, LONGEST_NUMBER)
    if not _text(entry.text, LONGEST_TEXT).strip():
        raise CorrectionRefused("An entry has no text.")
    _text(entry.chapeau, LONGEST_NUMBER)
    _text(entry.words, LONGEST_TEXT)
    if entry.position not in POSITIONS:
        raise CorrectionRefused(f"There is no answer “{str(entry.position)[:30]}”.")
    known = load_reference(demo=True).states.by_iso3
    named = [*entry.states, *(state for part in entry.parts for state in part.states)]
    for state in named:
        if state not in known:
            raise CorrectionRefused(f"“{str(state)[:30]}” is no code of a State.")
    for part in entry.parts:
        _text(part.text, LONGEST_TEXT)
    span = entry.span
    sides = (span.page, span.line, span.end_page, span.end_line)
    if not all(type(side) is int and 1 <= side <= LARGEST_PAGE for side in sides):
        raise CorrectionRefused("A place is page, line, last page and last line, counted from 1.")
    return entry


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        raise CorrectionRefused(f"A text is longer than {longest} letters, or no text.")
    return value
