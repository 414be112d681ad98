"""How far those who code agree, measured on what this database holds: persons, imports, machine.

    for one in agreements(trained_on=frozenset({1, 6})):
        one.kind, one.scheme, one.items, one.kappa, one.quadratic, one.micro_f1

Five kinds, never mixed, because they answer different questions:

- `BETWEEN_PERSONS`: blind second readings of a random sample; each two persons who read the same text.
- `PERSON_MACHINE`: the same readings against what the machine said of the text then.
- `DESK_MACHINE`: decisions at the coding desk. The person saw the proposal, and what comes there is mostly
  what the machine doubts: neither a random sample nor independent.
- `IMPORT_MACHINE`: labels that people gave elsewhere (UPR Info, OHCHR), on sessions not trained on.
- `IMPORT_SEEN`: the same on sessions it was trained on: no measure of how it does on new texts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.db.models import Max, QuerySet

from uprtracker.analytics.agreed import Agreement, Kind
from uprtracker.analytics.agreed_kept import kept
from uprtracker.coding.kappa import agreed, kappa
from uprtracker.coding.label_scores import label_scores
from uprtracker.records.coding_cards import MEASURES
from uprtracker.records.coding_queue import HUMAN
from uprtracker.records.codings import MODEL, SINGLE
from uprtracker.records.models import Coding, CodingDecision, DataVersion, MachineCoding
from uprtracker.records.scheme_labels import labels_of

_FEW = 5_000


@dataclass(frozen=True, slots=True)
class Said:
    """What two coders said of one text. `version` is the machine's, `when` the day of the (later) reading."""

    text: int
    first: frozenset[str]
    second: frozenset[str]
    version: str = ""
    when: date | None = None
    session: int | None = None


def agreements(trained_on: Collection[int] = ()) -> list[Agreement]:
    """Return every comparison for which there is something to compare, by kind and scheme.

    `trained_on` are the sessions whose action categories and issues the models have learnt from.
    Measured once for each state of the data, and kept on disk for all processes: `upr recode` does it
    when it is done, so that the page need not.
    """
    version, decided = stamp()
    sessions = frozenset(trained_on)
    if not version:
        return list(_measure(sessions))
    return list(kept(repr((version, decided, sorted(sessions))), lambda: _measure(sessions)))


def stamp() -> tuple[object, object]:
    """Return what changes with the data, and what changes with every decision, blind ones included."""
    version = DataVersion.objects.order_by("-number").values_list("number", "made_at").first()
    last = CodingDecision.objects.aggregate(made=Max("pk"), back=Max("withdrawn_at"))
    return version, (last["made"], last["back"])


def _measure(trained_on: frozenset[int]) -> tuple[Agreement, ...]:
    found: dict[tuple[Kind, str], list[Said]] = defaultdict(list)
    for kind, scheme, said in (*_decided(), *_imported(trained_on)):
        found[kind, scheme].append(said)
    order = list(Kind)
    keys = sorted(found, key=lambda key: (order.index(key[0]), key[1]))
    return tuple(measured(*key, found[key]) for key in keys)


def measured(kind: Kind, scheme: str, said: list[Said]) -> Agreement:
    """Return the agreement of two coders on what they `said`; one label each where the scheme is such."""
    single = scheme in SINGLE
    pairs = [(min(one.first), min(one.second)) for one in said] if single else []
    days = sorted(one.when for one in said if one.when)
    order = sorted({*labels_of(scheme), *(label for pair in pairs for label in pair)})
    scores = None if single else label_scores([(one.first, one.second) for one in said])
    return Agreement(
        kind=kind,
        scheme=scheme,
        items=len({one.text for one in said}),
        pairs=len(said),
        versions=tuple(sorted({one.version for one in said} - {""})),
        since=days[0] if days else None,
        until=days[-1] if days else None,
        sessions=tuple(sorted({one.session for one in said if one.session is not None})),
        agreed=agreed(pairs) if scores is None else scores.whole,
        kappa=kappa(pairs, order=order) if single else None,
        quadratic=kappa(pairs, order=order, quadratic=True) if single else None,
        scores=scores,
    )


def _decided() -> Iterator[tuple[Kind, str, Said]]:
    rows = CodingDecision.objects.filter(
        withdrawn_at=None, person__isnull=False, recommendation__review__demo=False
    )
    blind: dict[tuple[int, str], list[CodingDecision]] = defaultdict(list)
    for row in _last_of_each(rows):
        if row.blind:
            blind[row.recommendation_id, row.scheme].append(row)
        if row.version and _comparable(row.scheme, row.labels, row.proposed):
            kind = Kind.PERSON_MACHINE if row.blind else Kind.DESK_MACHINE
            yield kind, row.scheme, _said(row, row.proposed, row.version)
    for (_text, scheme), own in blind.items():
        for one, other in combinations(own, 2):
            if _comparable(scheme, one.labels, other.labels):
                later = max(one, other, key=lambda row: row.decided_at)
                yield Kind.BETWEEN_PERSONS, scheme, _said(later, (other if later is one else one).labels)


def _last_of_each(rows: "QuerySet[CodingDecision]") -> Iterable[CodingDecision]:
    """Return the last decision of each person on each text and scheme, blind and at the desk apart."""
    last = {
        (row.recommendation_id, row.scheme, row.person_id, row.blind): row
        for row in rows.order_by("decided_at", "pk")
    }
    return [last[key] for key in sorted(last, key=lambda key: (key[0], key[1], key[2] or 0, key[3]))]


def _said(row: CodingDecision, other: Iterable[str], version: str = "") -> Said:
    return Said(
        row.recommendation_id, frozenset(row.labels), frozenset(other), version, row.decided_at.date()
    )


def _imported(trained_on: frozenset[int]) -> Iterator[tuple[Kind, str, Said]]:
    """Yield what imports and the machine say of the same recommendation, where both have coded it."""
    human = Coding.objects.filter(origin__in=HUMAN, recommendation__isnull=False)
    for scheme in human.order_by().values_list("scheme", flat=True).distinct():
        given = _labels(human.filter(scheme=scheme))
        machine = _labels(_only(Coding.objects.filter(origin=MODEL, scheme=scheme), given))
        whole = _only(MachineCoding.objects.filter(recommendation__review__demo=False, scheme=scheme), given)
        columns = ("recommendation", "version", "recommendation__review__session")
        for key, version, session in whole.order_by("recommendation").values_list(*columns):
            first, second = given.get(key), machine.get(key, set())
            if first and _comparable(scheme, first, second):
                seen = scheme in MEASURES and session in trained_on
                kind = Kind.IMPORT_SEEN if seen else Kind.IMPORT_MACHINE
                yield kind, scheme, Said(key, frozenset(first), frozenset(second), version, session=session)


def _only(rows: "QuerySet[Any]", given: Collection[int]) -> "QuerySet[Any]":
    """Return the rows of the recommendations that an import has coded, where these are few."""
    return rows.filter(recommendation__in=list(given)) if len(given) < _FEW else rows


def _labels(rows: "QuerySet[Coding]") -> dict[int, set[str]]:
    """Return the labels of each recommendation (primary key)."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = rows.filter(holds=True, recommendation__isnull=False).order_by()
    for key, label in rows.values_list("recommendation", "label"):
        found[key or 0].add(label)
    return found


def _comparable(scheme: str, first: Collection[str], second: Collection[str]) -> bool:
    """Tell whether kappa can be asked: where a scheme has one label, both gave exactly one."""
    return scheme not in SINGLE or (len(first) == 1 and len(second) == 1)
