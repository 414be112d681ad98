"""An export of UPR Info becomes rows, and the rows recommendations and pledges.

One transaction per file: a killed import leaves the old state. The same file
again changes nothing; a newer issue of a file (same name, rows in common) is
compared row by row. Rows that it no longer holds are kept and marked `gone`.
What the machine codes follows, some thousand texts at a time, so that nobody
else waits for the database meanwhile; after an interruption the same file again
goes on with it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from uprtracker.core.errors import ExportError
from uprtracker.exchange.uprinfo import Export, ExportRow, read_export
from uprtracker.records.changed import in_states_of
from uprtracker.records.content import content_of
from uprtracker.records.lineage import link_again
from uprtracker.records.many_rows import insert_many, refresh_statistics, update_many
from uprtracker.records.merging import merge
from uprtracker.records.models import (
    Coding,
    Finding,
    Pair,
    Position,
    Recommendation,
    Review,
    SourceFile,
    SourceRow,
)
from uprtracker.records.placing import file_name
from uprtracker.records.pledges import merge_pledges
from uprtracker.records.recoding import recode
from uprtracker.records.reissue import continued
from uprtracker.records.reviews import review_of
from uprtracker.records.summary import ImportSummary, Progress, unheard
from uprtracker.records.version import bump
from uprtracker.reference import load_reference

SOURCE = "UPR Info export"
# Reviews merged at a time: bounds the memory, and moves the progress bar.
AT_A_TIME = 16
CHANGEABLE = ("content", "fields", "review", "text", "state", "position", "action", "issues")


def import_export(
    path: Path, progress: Progress | None = None, *, workers: int = 1, follow: bool = True
) -> ImportSummary:
    """Import one export file of UPR Info (recommendations or pledges, CSV or XLS).

    Atomic and safe to repeat; see the module. `progress` hears of rows done, then of records
    coded, by `workers` processes. Without `follow` nothing is linked and coded: `catching_up` does it.
    Raises ExportError when the file cannot be read or is no such export.
    """
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ExportError(
            f"The file cannot be read: {error.strerror}.", place=str(path), remedy="Check its name."
        ) from error
    known = SourceFile.objects.filter(sha256=sha256).first()
    if known:
        summary = ImportSummary(file=file_name(path), rows=known.summary["rows"], nothing_new=True)
    else:
        export = read_export(path, load_reference())
        with transaction.atomic():
            summary = _store(path, sha256, export, progress or unheard, follow)
    if follow:
        reviews = SourceRow.objects.filter(file__sha256=sha256).order_by("review")
        recode(list(reviews.values_list("review", flat=True).distinct()), progress, workers=workers)
    return summary


def _store(path: Path, sha256: str, export: Export, progress: Progress, link: bool) -> ImportSummary:
    """Write the rows and all that follows from them; return the summary."""
    progress(0, len(export.rows), file_name(path))
    reviews = _reviews(export.rows)
    rows = [_as_row(row, reviews) for row in export.rows]
    file = _file_for(path, sha256, rows)
    touched = _touched(file)
    added, updated, gone = _write_rows(file, rows)
    touched |= {row.review_id for row in rows}
    before = Recommendation.objects.count()
    matched = _merge(sorted(touched), len(rows), file_name(path), progress, link)
    _write_findings(file, export)
    summary = ImportSummary(
        file=file_name(path),
        rows=len(rows),
        added=added,
        updated=updated,
        unchanged=len(rows) - added - updated,
        gone=gone,
        pledges=sum(row.kind == "pledge" for row in rows),
        matched=matched,
        recommendations=Recommendation.objects.count() - before,
        findings=len(export.findings),
    )
    file.summary = summary.as_json()
    file.save(update_fields=["summary"])
    bump(f"{SOURCE}: {file_name(path)}", in_states_of(touched))
    return summary


def _reviews(rows: Iterable[ExportRow]) -> dict[tuple[str, int], Review]:
    """Return the reviews that rows speak of, by State and session."""
    wanted = sorted({(row.state, row.session) for row in rows})
    return {key: review_of(*key, source=SOURCE) for key in wanted}


def _as_row(row: ExportRow, reviews: dict[tuple[str, int], Review]) -> SourceRow:
    review = reviews[row.state, row.session]
    content = content_of(
        kind=row.kind,
        review=review.code,
        state=row.from_state,
        text=row.text,
        position=row.position or "",
        action=row.action,
        issues=row.issues,
    )
    return SourceRow(
        row=row.row,
        kind=row.kind,
        content=content,
        fields=dict(row.fields),
        review=review,
        text=row.text,
        state=row.from_state,
        position=row.position or "",
        action=row.action,
        issues=list(row.issues),
    )


def _file_for(path: Path, sha256: str, rows: Sequence[SourceRow]) -> SourceFile:
    """Return the file these rows are a new issue of, else a new one.

    A file of the same name without a single row in common is another file: many
    an export is called `export.csv`.
    """
    contents = {row.content for row in rows}
    for file in SourceFile.objects.filter(name=file_name(path), kind="uprinfo").order_by("-imported_at"):
        if not contents.isdisjoint(file.rows.values_list("content", flat=True)):
            file.sha256, file.size, file.imported_at = sha256, path.stat().st_size, timezone.now()
            file.save(update_fields=["sha256", "size", "imported_at"])
            return file
    return SourceFile.objects.create(
        kind="uprinfo",
        name=file_name(path),
        sha256=sha256,
        size=path.stat().st_size,
        imported_at=timezone.now(),
    )


def _touched(file: SourceFile) -> set[int]:
    """Return the reviews that rows of the file speak of now."""
    return set(file.rows.values_list("review_id", flat=True))


def _write_rows(file: SourceFile, rows: Sequence[SourceRow]) -> tuple[int, int, int]:
    """Bring the rows of the file to what `rows` says; return how many were added, changed, gone."""
    old = list(file.rows.all())
    before = {row.pk for row in old if not row.gone}
    kept = continued(old, rows) if old else {}
    new, changed = [], []
    for place, row in enumerate(rows):
        row.file = file
        former = kept.get(place)
        if former is None:
            new.append(row)
        elif _take_over(former, row):
            changed.append(former)
    # Numbers are unique among rows that are not gone: all go first, then come back in their new places.
    file.rows.update(gone=True, counted=False)
    update_many(SourceRow, ["row", "gone"], [(rows[at].row, False, one.pk) for at, one in kept.items()])
    SourceRow.objects.bulk_update(changed, CHANGEABLE, batch_size=100)
    names = ("file", "row", "kind", *CHANGEABLE)
    insert_many(SourceRow, names, [[file.pk, row.row, row.kind, *_values(row)] for row in new])
    gone = before - {row.pk for row in kept.values()}
    return len(new), len(changed), len(gone)


def _values(row: SourceRow) -> list[Any]:
    """Return what a new issue of the file may change of a row, in the order of CHANGEABLE."""
    return [row.review_id if name == "review" else getattr(row, name) for name in CHANGEABLE]


def _take_over(former: SourceRow, row: SourceRow) -> bool:
    """Copy what the new issue says to the row of the former one; return whether anything differs."""
    differs = former.fields != row.fields or former.gone or former.content != row.content
    for name in CHANGEABLE:
        setattr(former, name, getattr(row, name))
    return differs


def _merge(reviews: Sequence[int], rows: int, name: str, progress: Progress, link: bool) -> int:
    """Merge (and link) the reviews some at a time; return how many rows a report has."""
    matched = 0
    refresh_statistics(SourceRow)
    for done, batch in enumerate(_batches(reviews), 1):
        matched += merge(batch).matched
        merge_pledges(batch)
        if link:
            link_again(batch)
        if done == 1:
            refresh_statistics(Recommendation, Pair, Position, Coding)
        progress(min(rows, rows * done * AT_A_TIME // len(reviews)), rows, name)
    return matched


def _batches(reviews: Iterable[int]) -> Iterator[list[int]]:
    """Yield the reviews AT_A_TIME by AT_A_TIME."""
    waiting = iter(reviews)
    while batch := list(islice(waiting, AT_A_TIME)):
        yield batch


def _write_findings(file: SourceFile, export: Export) -> None:
    """Replace the open findings of the file by those of its newest issue; decided ones stay decided."""
    decided = set(file.findings.exclude(status=Finding.Status.OPEN).values_list("kind", "message"))
    file.findings.filter(status=Finding.Status.OPEN).delete()
    Finding.objects.bulk_create(
        Finding(kind=one.kind, severity=one.severity, message=one.message, file=file, place=file.name)
        for one in export.findings
        if (one.kind, one.message) not in decided
    )
