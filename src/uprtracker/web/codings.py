"""The labels of a record, each origin's side by side, with the words they rest on.

What UPR Info or a person coded and what the machine codes stand beside each other; where they
differ, the page says so.
"""

from dataclasses import dataclass
from typing import Any

from uprtracker.records.codings import MODEL, NO_LABEL, PERSON, SCHEMES, judged
from uprtracker.records.models import Coding, Document, MachineCoding, Pledge, Recommendation
from uprtracker.web import addresses, names

ORIGINS = (PERSON, "uprinfo", "ohchr", MODEL)


@dataclass(frozen=True)
class Said:
    """What one origin says of a record in one scheme.

    `list` and `place` are OHCHR's list and the page where it says so. Of the machine: `machine` is
    its view of the whole set, `near` are labels just below with their probability, `differs` is set
    when persons or an import say otherwise.
    """

    scheme: str
    origin: str
    version: str
    codings: tuple[Coding, ...]
    list: Document | None = None
    place: str = ""
    machine: MachineCoding | None = None
    near: tuple[tuple[str, float], ...] = ()
    differs: bool = False


def sources(record: Recommendation | Pledge) -> list[Said]:
    """Return what each origin says of a record, by scheme, persons first and the machine last."""
    found = list(record.codings.select_related("row__file", "listed__document").order_by("pk"))
    groups: dict[tuple[str, str, str], list[Coding]] = {}
    for coding in found:
        groups.setdefault((coding.scheme, coding.origin, coding.version), []).append(coding)
    whole = {one.scheme: one for one in record.machine_codings.all()}
    said = [
        Said(scheme, origin, version, _labels(own), _list(own[0]), _place(own[0], record.code))
        for (scheme, origin, version), own in groups.items()
        if origin != MODEL
    ]
    by_machine = {*whole, *(one.scheme for one in found if one.origin == MODEL)}
    said += [_machine(found, scheme, whole.get(scheme)) for scheme in by_machine]
    return sorted((one for one in said if one.codings or one.origin != MODEL or one.differs), key=_order)


def as_data(record: Recommendation | Pledge) -> list[dict[str, Any]]:
    """Return the codings as plain data: label, name, whose, how sure, on which words, and where."""
    return [
        {
            "scheme": one.scheme,
            "label": one.label,
            "name": names.coded(one),
            "origin": one.origin,
            "holds": one.holds,
            "confidence": one.confidence,
            "version": one.version or None,
            "note": one.note or None,
            "evidence": one.evidence if one.origin == MODEL else None,
            "as_printed": one.evidence if one.origin != MODEL else "",
            "file": one.listed.document.name if one.listed else None,
            "page": one.listed.page if one.listed else None,
        }
        for one in record.codings.select_related("listed__document").order_by("scheme", "pk")
        if one.label != NO_LABEL
    ]


def _machine(found: list[Coding], scheme: str, whole: MachineCoding | None) -> Said:
    own = tuple(one for one in found if one.scheme == scheme and one.origin == MODEL)
    human = judged((one for one in found if one.origin != MODEL), scheme)
    near = whole.near if whole else ()
    return Said(
        scheme,
        MODEL,
        whole.version if whole else own[0].version,
        tuple(sorted(own, key=lambda one: -(one.confidence or 0))),
        machine=whole,
        near=tuple((names.label_of(scheme, one["label"]), one["confidence"]) for one in near),
        differs=bool(human.origin) and set(human.labels) != {one.label for one in own},
    )


def _order(said: Said) -> tuple[int, int, str]:
    scheme = SCHEMES.index(said.scheme) if said.scheme in SCHEMES else len(SCHEMES)
    return scheme, ORIGINS.index(said.origin) if said.origin in ORIGINS else len(ORIGINS), said.version


def _labels(own: list[Coding]) -> tuple[Coding, ...]:
    """Return each label once: rows of an export, one for each State, say the same.

    Of what a person said of a label the last counts; he may also have said that there is none.
    """
    last = {one.label: one for one in own}
    return tuple(one for label, one in last.items() if label != NO_LABEL)


def _list(one: Coding) -> Document | None:
    return one.listed.document if one.listed else None


def _place(one: Coding, code: str) -> str:
    """Return the address of the page of the list where the label stands, empty where it is of no list."""
    if one.listed is None or one.listed.document is None:
        return ""
    return addresses.document(one.listed.document, page=one.listed.page, mark=code)
