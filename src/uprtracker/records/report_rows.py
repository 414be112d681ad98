"""Recommendations and pledges of a Working Group report, new or read again by newer readers.

Read again, a recommendation keeps its row (and with it what persons decided):
known by number and text, by text alone, or by number alone, in this order. A
number that changed stays as an alias.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.core import Recommendation as Read
from uprtracker.records import dialogue_rows
from uprtracker.records.answer_rows import write_counts
from uprtracker.records.corrected import corrected
from uprtracker.records.machine_reading import keep_machine_reading
from uprtracker.records.many_rows import insert_many, update_many
from uprtracker.records.mentions import settle_later
from uprtracker.records.merging import merge
from uprtracker.records.models import (
    Alias,
    Document,
    Pair,
    Part,
    Position,
    Recommendation,
    Review,
    StatedCount,
)
from uprtracker.records.note_rows import write_notes
from uprtracker.records.placing import clean, placed
from uprtracker.records.pledge_rows import write_pledges
from uprtracker.records.pledges import merge_pledges
from uprtracker.records.reading import Reading
from uprtracker.records.wording import digest, plain

UPRINFO = "uprinfo"
SAVED = (
    "code",
    "order",
    "number",
    "text",
    "chapeau",
    "origin",
    "delivered",
    "document",
    "page",
    "line",
    "end_page",
    "end_line",
    "boxes",
)
_FINAL = re.compile(r"A/HRC/\d+/\d+$")
_NOT_IN_CODES = re.compile(r"[^0-9A-Za-z.-]")


def write(review: Review | None, document: Document, reading: Reading) -> list[Doubt]:
    """Write the recommendations of a report and join them with the rows of exports.

    Of several reports of one review only the leading one is written, as the
    decisions of persons have it.
    """
    if review is None:
        count = len(reading.extraction.recommendations)
        return [_homeless(count)] if count else []
    leading = leading_report(review)
    if leading != document:
        return [_second(leading)]
    StatedCount.objects.filter(review=review, document__kind=document.kind).delete()
    write_counts(defaultdict(lambda: review), document, reading)
    keep_machine_reading(document, reading)
    decided, doubts = corrected(review, reading)
    doubts += write_report(review, document, decided)
    doubts += dialogue_rows.write(review, document, reading)
    merge([review.pk])
    merge_pledges([review.pk])
    write_notes(document, reading)
    settle_later(review)
    return doubts


def leading_report(review: Review) -> Document:
    """Return the report whose recommendations count, when a review has several (drafts, corrected issues).

    A final symbol goes before a draft's, a later date before an earlier one;
    names and checksums decide the rest, so that the order of arrival does not.
    """
    reports = Document.objects.filter(review=review, kind="wg_report")
    return min(reports, key=_rank)


def _rank(document: Document) -> tuple[object, ...]:
    final = bool(_FINAL.match(document.symbol))
    day = document.date.toordinal() if document.date else 0
    return not final, not document.symbol, -day, document.name, document.sha256


def write_report(review: Review, document: Document, reading: Reading) -> list[Doubt]:
    """Make the recommendations and pledges of `review` those of this report; return what is in doubt."""
    extraction = reading.extraction
    codes = codes_of(review, extraction.recommendations)
    rows = _rows(review, codes, extraction.recommendations)
    changed = []
    for order, (row, read) in enumerate(zip(rows, extraction.recommendations, strict=True), 1):
        values = placed(document, read.span, reading.boxes) | {
            "order": order,
            "number": read.citation[:20],
            "text": clean(read.text),
            "chapeau": read.chapeau[:20],
            "origin": read.origin,
            "delivered": clean(read.delivered),
        }
        if any(getattr(row, name) != value for name, value in values.items()):
            changed.append(row)
        for name, value in values.items():
            setattr(row, name, value)
    doubts = drop_others(review, {row.pk for row in rows if row.pk}, document)
    _save(rows, codes, changed)
    _write_states(rows, extraction.recommendations)
    _write_positions(rows, document, reading)
    write_pledges(document, reading, lambda state: review)
    return doubts


def codes_of(review: Review, read: Iterable[Read]) -> list[str]:
    """Return the public names: from the number as printed, or from the text where there is none."""
    codes: dict[str, None] = {}
    for one in read:
        number = _NOT_IN_CODES.sub("", one.citation)[:20] or f"x{digest(plain(one.text))}"
        code = f"{review.code}-{number}"
        again = 2
        while code in codes:
            code = f"{review.code}-{number}-{again}"
            again += 1
        codes[code] = None
    return list(codes)


def _rows(review: Review, codes: Sequence[str], read: Sequence[Read]) -> list[Recommendation]:
    """Return for each recommendation read the row that it has, or a new one."""
    there = list(Recommendation.objects.filter(review=review).order_by("order", "code"))
    wanted = [(code, plain(one.text)) for code, one in zip(codes, read, strict=True)]
    words = {row.pk: plain(row.text) for row in there}
    keys: tuple[tuple[Callable[[Recommendation], Hashable], Callable[[tuple[str, str]], Hashable]], ...] = (
        (lambda row: (row.code, words[row.pk]), lambda want: want),
        (lambda row: row.origin != UPRINFO and words[row.pk], lambda want: want[1]),
        (lambda row: row.code, lambda want: want[0]),
    )
    found: dict[int, Recommendation] = {}
    for of_row, of_want in keys:
        taken = {row.pk for row in found.values()}
        free: dict[Hashable, Recommendation] = {}
        for row in there:
            if row.pk not in taken:
                free.setdefault(of_row(row), row)
        for place, want in enumerate(wanted):
            if place not in found and of_want(want) in free:
                found[place] = free.pop(of_want(want))
    return [found.get(place) or Recommendation(review=review) for place in range(len(wanted))]


def drop_others(review: Review, kept: set[int], document: Document) -> list[Doubt]:
    """Delete what an earlier reading took for a recommendation, unless a person has decided on it."""
    others = Recommendation.objects.filter(review=review).exclude(origin=UPRINFO).exclude(pk__in=kept)
    decided = others.filter(
        Q(positions__person__isnull=False)
        | Q(positions__stage=Position.Stage.EDITOR)
        | Q(codings__origin="person")
        | Q(coding_decisions__withdrawn_at=None, coding_decisions__decided_at__isnull=False)
    )
    message = _(
        "{code} is not in this reading of {name} any more, but a person has decided on it. It is kept."
    )
    doubts = [
        Doubt("vanished-recommendation", message.format(code=code, name=document.name))
        for code in decided.distinct().values_list("code", flat=True)
    ]
    others.exclude(pk__in=decided.values("pk")).delete()
    return doubts


def _save(rows: Sequence[Recommendation], codes: Sequence[str], changed: Sequence[Recommendation]) -> None:
    """Write the rows that changed under their codes; a code that is no more becomes an alias."""
    Alias.objects.filter(code__in=codes).delete()
    renamed = [(row, row.code) for row, code in zip(rows, codes, strict=True) if row.pk and row.code != code]
    # Codes are unique at every moment: those that change step aside first.
    update_many(Recommendation, ["code"], [(f"~{row.pk}", row.pk) for row, _old in renamed])
    for row, code in zip(rows, codes, strict=True):
        row.code = code
    written = {row.pk: row for row in (*changed, *(row for row, _old in renamed)) if row.pk}
    Recommendation.objects.bulk_update(written.values(), SAVED, batch_size=50)
    Recommendation.objects.bulk_create(row for row in rows if not row.pk)
    Alias.objects.bulk_create(
        Alias(code=old, recommendation=row) for row, old in renamed if old not in set(codes)
    )


def _write_states(rows: Sequence[Recommendation], read: Sequence[Read]) -> None:
    """Write parts and pairs anew."""
    Part.objects.filter(recommendation__in=rows).delete()
    Pair.objects.filter(recommendation__in=rows).delete()
    parts: dict[tuple[int, int], Part] = {
        (row.pk, ordinal): Part(recommendation=row, ordinal=ordinal, text=clean(part.text))
        for row, one in zip(rows, read, strict=True)
        for ordinal, part in enumerate(one.parts, 1)
    }
    Part.objects.bulk_create(parts.values())
    pairs = [
        (row.pk, state, part.pk if part else None, order, "report")
        for row, one in zip(rows, read, strict=True)
        for order, state in enumerate(_states(one))
        for part in [parts.get((row.pk, _only_part(one, state)))]
    ]
    insert_many(Pair, ("recommendation", "state", "part", "order", "origin"), pairs)


def _states(read: Read) -> Sequence[str]:
    """Return the recommending States, each once; one empty name where none is printed."""
    named = (*read.states, *(state for part in read.parts for state in part.states))
    return tuple(dict.fromkeys(named)) or ("",)


def _only_part(read: Read, state: str) -> int:
    """Return the ordinal of the one part that a State stands behind, 0 when it is none or several."""
    behind = [ordinal for ordinal, part in enumerate(read.parts, 1) if state in part.states]
    return behind[0] if len(behind) == 1 else 0


def _write_positions(rows: Sequence[Recommendation], document: Document, reading: Reading) -> None:
    """Write the answer that the report records, the first count, with the chapeau's words."""
    Position.objects.filter(recommendation__in=rows, stage=Position.Stage.REPORT, person=None).delete()
    Position.objects.bulk_create(
        Position(
            recommendation=row,
            value=one.position.value,
            words=clean(one.words),
            stage=Position.Stage.REPORT,
            date=document.date,
            symbol=document.symbol,
            paragraph=one.chapeau[:20],
            **placed(document, one.span, reading.boxes),
        )
        for row, one in zip(rows, reading.extraction.recommendations, strict=True)
        if one.position
    )


def _second(leading: Document) -> Doubt:
    message = _("Another report of the same review is in: {name}. The recommendations are those of that one.")
    return Doubt("second-report", message.format(name=leading.name), severity="note")


def _homeless(count: int) -> Doubt:
    message = _(
        "{count} recommendations were read, but not for which review: the document names no State or "
        "session. They are left out until its review is set at the data desk (Documents), or with "
        "upr ingest --review."
    )
    return Doubt("no-review", message.format(count=count), severity="error")
