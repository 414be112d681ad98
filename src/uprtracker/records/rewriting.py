"""The rows of a review written anew from what the machine read, with all decisions applied.

Before that, the rows of what was decided on are handed over, so that each keeps
its address and what persons said about it: the first row goes on as the first
entry, those that are too many dissolve into it.
"""

from collections.abc import Sequence
from typing import Any

from uprtracker.core import Finding as Doubt
from uprtracker.records.absorbing import absorb
from uprtracker.records.corrected import DIFFERS, corrected
from uprtracker.records.deriving import stand
from uprtracker.records.entry import Entry
from uprtracker.records.items import Item, Items
from uprtracker.records.kept_decisions import give_back, kept_of
from uprtracker.records.lineage import link_again
from uprtracker.records.machine_coding import code_again
from uprtracker.records.mentions import settle_later
from uprtracker.records.merging import merge
from uprtracker.records.models import Correction, Document, Finding, Pledge, Recommendation
from uprtracker.records.placing import clean
from uprtracker.records.pledges import merge_pledges, pledge_code
from uprtracker.records.report_rows import write_report


def rewrite(items: Items) -> None:
    """Write the recommendations and pledges of the review as the decisions have them now."""
    review = items.review
    decided, doubts = corrected(review, items.reading)
    write_report(review, items.document, decided)
    merge([review.pk])
    merge_pledges([review.pk])
    code_again([review.pk])
    link_again([review.pk])
    settle_later(review)
    _write_doubts(items.document, doubts)


def hand_over(group: Sequence[Item], after: Sequence[Entry]) -> list[dict[str, Any]]:
    """Let the rows of `group` go on as the entries `after`; return what persons decided on removed ones."""
    if any(item.pledge for item in group):
        return _hand_over_pledges(group, after)
    by_code = {row.code: row for row in Recommendation.objects.filter(code__in=[item.code for item in group])}
    rows = [by_code[item.code] for item in group if item.code in by_code]
    for row, entry in zip(rows, after, strict=False):
        Recommendation.objects.filter(pk=row.pk).update(text=clean(entry.text))
    if after:
        absorb({row.pk: rows[0].pk for row in rows[len(after) :]})
        return []
    kept = [kept_of(row) for row in rows]
    Recommendation.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return kept


def restore(correction: Correction, items: Items) -> None:
    """Give back to the rows that came again what was decided on them before they were removed."""
    texts = [entry["text"] for entry in correction.before]
    for text, kept in zip(texts, correction.kept, strict=False):
        item = next((item for item in items.all if item.entry.text == text), None)
        if item is None:
            continue
        model = Pledge if item.pledge else Recommendation
        row = model.objects.filter(code=item.code).first()
        if row:
            give_back(kept, row)
    stand([items.review.pk])


def _hand_over_pledges(group: Sequence[Item], after: Sequence[Entry]) -> list[dict[str, Any]]:
    """Do the same for pledges, whose names follow from their texts."""
    kept = []
    for place, item in enumerate(group):
        row = Pledge.objects.filter(code=item.code).first()
        if row is None:
            continue
        if place < len(after):
            code = pledge_code(row.review, after[place].text)
            if not Pledge.objects.filter(code=code).exclude(pk=row.pk).exists():
                Pledge.objects.filter(pk=row.pk).update(code=code, text=clean(after[place].text))
        else:
            kept.append(kept_of(row))
            row.delete()
    return kept


def _write_doubts(document: Document, doubts: Sequence[Doubt]) -> None:
    """Make the open findings about contradicted decisions what they are now."""
    ours = Finding.objects.filter(document=document, kind=DIFFERS)
    there = set(ours.values_list("message", flat=True))
    wanted = {clean(doubt.message): doubt for doubt in doubts}
    ours.filter(status=Finding.Status.OPEN).exclude(message__in=wanted).delete()
    for message, doubt in wanted.items():
        if message not in there:
            Finding.objects.create(
                kind=doubt.kind,
                severity=doubt.severity,
                message=message,
                document=document,
                place=document.name,
                page=doubt.span.page if doubt.span else None,
                line=doubt.span.line if doubt.span else None,
            )
