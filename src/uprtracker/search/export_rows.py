"""The rows of an export, read from the database some hundred records at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from uprtracker.exchange.tables import Cell
from uprtracker.records.codings import SCHEMES, Judged
from uprtracker.records.models import Coding, MachineCoding, Pair, Pledge, Position, Recommendation
from uprtracker.records.standing import Step, deciding
from uprtracker.records.steps import COLUMNS, as_step
from uprtracker.records.whose_codings import Machine, whose
from uprtracker.search.answer import Answer
from uprtracker.search.export_columns import Answered, Cells, Line

_CHUNK = 500
Key = tuple[bool, int]
"""Whether a record is a pledge, and its primary key."""
_SHARED = (
    "pk", "code", "number", "text", "page", "review__code", "review__state", "review__session",
    "review__cycle", "review__demo", "review__date", "review__report_symbol", "document__symbol",
    "document__date",
)  # fmt: skip


@dataclass
class _Batch:
    """What some records of one kind need, by primary key."""

    records: dict[int, dict[str, Any]]
    pairs: dict[int, list[Answered]] = field(default_factory=lambda: defaultdict(list))
    codings: dict[tuple[int, str], list[Judged]] = field(default_factory=lambda: defaultdict(list))
    machine: dict[tuple[int, str], Machine] = field(default_factory=dict)
    sources: dict[int, str] = field(default_factory=dict)


def found_rows(answer: Answer, root: str, *, by_pairs: bool) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of every record found, or of every pair that passes, in the order of the list."""
    cells = Cells(answer.snapshot.data_version)
    for start in range(0, len(answer.listed), _CHUNK):
        chunk = answer.listed[start : start + _CHUNK]
        passing = answer.passing(chunk) if by_pairs else []
        for place, line, pairs in records(answer.keys(chunk), root):
            if not by_pairs:
                yield cells.of(line, pairs)
                continue
            for one in passing[place]:
                if one < len(pairs):
                    yield cells.of(line, [pairs[one]], alone=True)


def records(keys: Sequence[Key], root: str) -> Iterator[tuple[int, Line, list[Answered]]]:
    """Yield the records with these keys in this order: place in `keys`, record, its pairs.

    One that is not there (any more) is left out. `root` is the site's address without a slash at the end.
    """
    stages = {stage: str(name) for stage, name in Position.Stage.choices}
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        batches = {p: _batch(p, [pk for pledge, pk in chunk if pledge == p], stages) for p in (False, True)}
        for place, (pledge, pk) in enumerate(chunk, start=start):
            batch = batches[pledge]
            if pk in batch.records:
                yield place, _line(batch, pk, pledge, root), batch.pairs[pk]


def _batch(pledge: bool, pks: Sequence[int], stages: Mapping[int, str]) -> _Batch:
    if not pks:
        return _Batch({})
    model: type[Model] = Pledge if pledge else Recommendation
    names = _SHARED if pledge else (*_SHARED, "position", "chapeau")
    batch = _Batch({row["pk"]: row for row in model._default_manager.filter(pk__in=pks).values(*names)})
    owner = "pledge_id" if pledge else "recommendation_id"
    codings = Coding.objects.filter(**{f"{owner}__in": pks}).order_by("pk")
    for pk, scheme, *judged in codings.values_list(owner, "scheme", "label", "origin", "holds"):
        batch.codings[pk, scheme].append(Judged(*judged))
    machine = MachineCoding.objects.filter(**{f"{owner}__in": pks}).order_by()
    for pk, scheme, *own in machine.values_list(owner, "scheme", "version", "confidence", "sure"):
        batch.machine[pk, scheme] = Machine(*own)
    if not pledge:
        pairs = Pair.objects.filter(recommendation__in=pks).order_by("recommendation", "order", "pk")
        for pk, state, position in pairs.values_list("recommendation_id", "state", "position"):
            batch.pairs[pk].append(Answered(state, position or batch.records[pk]["position"] or "none"))
        _read_sources(batch, pks, stages)
    return batch


def _read_sources(batch: _Batch, pks: Sequence[int], stages: Mapping[int, str]) -> None:
    """Note where the step that makes each answer was read."""
    paragraph_of = _("para. %(number)s")
    said: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    steps: dict[int, list[Step]] = defaultdict(list)
    found = Position.objects.filter(recommendation__in=pks).order_by("stage", "date", "pk")
    for pk, symbol, paragraph, *columns in found.values_list(
        "recommendation_id", "symbol", "paragraph", *COLUMNS
    ):
        step = as_step(columns)
        steps[pk].append(step)
        said[pk][step.id] = (symbol, paragraph)
    for pk, own in steps.items():
        last = (deciding("", own) or own)[-1]
        symbol, paragraph = said[pk][last.id]
        place = [symbol] * bool(symbol) + [paragraph_of % {"number": paragraph}] * bool(paragraph)
        batch.sources[pk] = ", ".join([stages[last.stage], *place])


def _line(batch: _Batch, pk: int, pledge: bool, root: str) -> Line:
    row = batch.records[pk]
    number, date = row["number"], row["document__date"] or row["review__date"]
    return Line(
        kind="pledge" if pledge else "recommendation",
        address=f"{root}/{'pledges' if pledge else 'recommendations'}/{row['code']}/",
        code=row["code"],
        number=number,
        text=row["text"],
        sur=row["review__state"],
        session=row["review__session"],
        cycle=row["review__cycle"],
        position="" if pledge else row["position"] or "none",
        source=batch.sources.get(pk, ""),
        codings={
            scheme: whose(scheme, batch.codings.get((pk, scheme), ()), batch.machine.get((pk, scheme)))
            for scheme in SCHEMES
        },
        document=row["document__symbol"] or "",
        report=row["review__report_symbol"],
        date=date.isoformat() if date else "",
        page=row["page"],
        paragraph=row.get("chapeau") or number.partition(".")[0],
        demo=row["review__demo"],
    )
