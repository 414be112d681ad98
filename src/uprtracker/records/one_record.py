"""One recommendation or pledge whole, by its code, as plain values: for API, assistants and files.

record = record_named("SVN-48-140.7")  # a former code leads to the same
record_data(record)  # text, States, every step of the answer, codings of all schemes, source, citation
"""

from typing import Any

from django.db.models import Prefetch

from uprtracker.records.models import Alias, Pledge, Position, Recommendation
from uprtracker.records.whole_review import recommendation_data
from uprtracker.records.whose_codings import whose_of
from uprtracker.reference import load_reference

_LONGEST = 60


def record_named(code: str) -> Recommendation | Pledge | None:
    """Return the record with this code, also a former one, in any capitals; None where there is none."""
    if len(code) > _LONGEST or not code.isprintable():
        return None
    steps = Position.objects.select_related("document", "row__file")
    rows = Recommendation.objects.select_related("review", "document").prefetch_related(
        "pairs", "parts__pairs", "codings", "machine_codings", Prefetch("positions", steps)
    )
    found = rows.filter(code__iexact=code).first()
    if found is None and (alias := Alias.objects.filter(code__iexact=code).first()):
        found = rows.filter(pk=alias.recommendation_id).first()
    if found is not None:
        return found
    pledges = Pledge.objects.select_related("review", "document")
    return pledges.prefetch_related("codings", "machine_codings").filter(code__iexact=code).first()


def record_data(record: Recommendation | Pledge) -> dict[str, Any]:
    """Return everything about a record. Wants it as `record_named` fetches it."""
    said = recommendation_data(record) if isinstance(record, Recommendation) else _pledge(record)
    kind = "recommendation" if isinstance(record, Recommendation) else "pledge"
    return {
        "kind": kind,
        "address": f"/{kind}s/{record.code}/",
        "review": record.review.code,
        "state": record.review.state,
        "session": record.review.session,
        "cycle": record.review.cycle,
        "demonstration": record.review.demo,
        **said,
        "citation": citation(record),
    }


def citation(record: Recommendation | Pledge) -> str:
    """Return in English how to cite a record, without its address."""
    state = load_reference(demo=True).states.by_iso3.get(record.review.state)
    symbol = record.document.symbol if record.document else record.review.report_symbol
    what = "recommendation" if isinstance(record, Recommendation) else "voluntary pledge"
    named = [state.name if state else record.review.state, f"UPR session {record.review.session}"]
    return ", ".join([*named, f"{what} {record.number or record.code}", *([symbol] if symbol else [])])


def _pledge(record: Pledge) -> dict[str, Any]:
    said = whose_of(record)
    return {
        "code": record.code,
        "number": record.number,
        "text": record.text,
        "origin": record.origin,
        "coded_by_machine": [scheme for scheme, its in said.items() if its.unconfirmed],
        "codings": {scheme: its.as_json() for scheme, its in said.items()},
        "document": record.document.symbol if record.document else None,
        "page": record.page,
    }
