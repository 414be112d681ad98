"""The State's responses: each recommendation under the heading of the report, with first and final answer.

First answers are those of the Working Group report, final ones those of the pending desk; where the desk
has none, what later documents record. An answer that changed is marked.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from uprtracker.followup.models import DraftAnswer
from uprtracker.publishing.papers.parts.basis import LEVELS, Basis, answer, escaped, state
from uprtracker.records.models import Paragraph, Position, Recommendation

_OPEN = ("", "pending")
_PARTIAL = "partial"


def answered(basis: Basis) -> str:
    """Say how many recommendations have which final answer, of how many."""
    if not basis.records:
        return ""
    drafts = _drafts(basis)
    count = Counter(_final(one, drafts) for one in basis.records)
    said = [
        f"{answer(position)}: {count[position]}"
        for position in ("supported", "noted", _PARTIAL)
        if count[position]
    ]
    if count[""]:
        said.append(_("still open: {n}").format(n=count[""]))
    return _("Final answers, of {n} recommendations: {answers}.").format(
        n=len(basis.records), answers="; ".join(said)
    )


def responses(basis: Basis) -> str:
    """For each heading of the report a table of its recommendations."""
    if not basis.records:
        return ""
    first = _first(basis.records)
    drafts = _drafts(basis)
    parts = [_("An answer that is underlined is not the one of the report.")]
    sections = _sections(basis.records)
    printed = ""
    for (section, heading), records in groupby(
        basis.records, key=lambda one: (sections.get(one.pk, ""), _heading(one, first))
    ):
        if section and section != printed:
            parts.append(f"## {section}")
            printed = section
        level = "###" if section else "##"
        names = (_("No."), _("Recommendation"), _("First response"), _("Final response"))
        head = f"| {' | '.join(names)} |\n|--|--------|---|-----|"
        rows = [_row(one, first.get(one.pk), drafts) for one in records]
        parts.append(
            "\n\n".join(one for one in (heading and f"{level} {heading}", "\n".join([head, *rows])) if one)
        )
    return "\n\n".join(parts)


def _row(one: Recommendation, first: Position | None, drafts: Mapping[str, DraftAnswer]) -> str:
    before, now = first.value if first else "", _final(one, drafts)
    shown = escaped(answer(now)) if now else "–"
    if now and now != before:
        shown = f"++{shown}++"
    said = drafts[one.code].words if one.code in drafts else ""
    states = [state(pair.state) for pair in one.pairs.all() if pair.state]
    asked = f"{escaped(one.text)} {escaped('(' + ', '.join(states) + ')') if states else ''}".strip()
    cells = (
        f"{{#{one.code}}}",
        asked,
        escaped(answer(before)),
        f"{shown}: {escaped(said)}" if said else shown,
    )
    return f"| {' | '.join(cells)} |"


def _heading(one: Recommendation, first: Mapping[int, Position]) -> str:
    """Return the paragraph of the report that introduces a recommendation, with its number."""
    said = first.get(one.pk)
    words = " ".join(said.words.split()) if said else ""
    if not words:
        return _("Paragraph {number}").format(number=one.chapeau) if one.chapeau else ""
    return f"{one.chapeau}. {words}" if one.chapeau else words


def _sections(records: Sequence[Recommendation]) -> Mapping[int, str]:
    """Return the heading of the report under which each recommendation stands, by key."""
    documents = {one.document_id for one in records if one.document_id}
    headings: dict[int, list[tuple[int, int, str]]] = {}
    rows = Paragraph.objects.filter(document__in=documents, level__gt=0).order_by("document", "order")
    for document, page, line, text in rows.values_list("document", "page", "line", "text"):
        headings.setdefault(document, []).append((page or 0, line or 0, " ".join(text.split())))
    return {
        one.pk: next(
            (
                text
                for page, line, text in reversed(headings.get(one.document_id or 0, []))
                if (page, line) <= (one.page or 0, one.line or 0)
            ),
            "",
        )
        for one in records
    }


def _first(records: Sequence[Recommendation]) -> Mapping[int, Position]:
    """Return the answer of the report by key; where it answers several States differently, `partial`."""
    found: dict[int, Position] = {}
    rows = Position.objects.filter(
        recommendation__in=[one.pk for one in records], stage=Position.Stage.REPORT
    )
    for row in rows.order_by("recommendation", "pk"):
        there = found.setdefault(row.recommendation_id, row)
        if there.value != row.value:
            there.value = _PARTIAL
    return found


def _drafts(basis: Basis) -> Mapping[str, DraftAnswer]:
    """Return the draft answers of the party that writes, by code."""
    seen = DraftAnswer.objects.visible_to(basis.seat.user_or_nobody)
    own = seen.filter(workspace=basis.seat.workspace, party=basis.seat.party, level__in=LEVELS)
    return {one.code: one for one in own}


def _final(one: Recommendation, drafts: Mapping[str, DraftAnswer]) -> str:
    """Return the final answer, empty while there is none."""
    desk = drafts[one.code].final if one.code in drafts else ""
    return desk or ("" if one.position in _OPEN else one.position)
