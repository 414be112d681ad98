"""The labels of a record, each origin's side by side, with the words of their source."""

from typing import Any

from django.db.models import QuerySet

from uprtracker.records.codings import NO_LABEL
from uprtracker.records.models import Coding
from uprtracker.web import addresses, names

# Schemes in the order in which pages show them.
SCHEMES = ("issue", "action", "theme", "group", "sdg")


def sources(codings: QuerySet[Coding], code: str) -> list[dict[str, Any]]:
    """Group the codings of the record `code` by scheme and origin, and say where a list has them from."""
    groups: dict[tuple[str, str, str], list[Coding]] = {}
    rows = codings.select_related("row__file", "listed__document").exclude(label=NO_LABEL)
    for coding in rows.order_by("scheme", "pk"):
        groups.setdefault((coding.scheme, coding.origin, coding.version), []).append(coding)
    return [
        {
            "scheme": scheme,
            "origin": origin,
            "version": version,
            "codings": of_one,
            "list": of_one[0].listed.document if of_one[0].listed else None,
            "place": _place(of_one[0], code),
        }
        for (scheme, origin, version), of_one in sorted(groups.items(), key=_order)
    ]


def as_data(codings: QuerySet[Coding]) -> list[dict[str, Any]]:
    """Return the codings as plain data: label, name, whose, as printed, and where."""
    return [
        {
            "scheme": one.scheme,
            "label": one.label,
            "name": names.coded(one),
            "origin": one.origin,
            "holds": one.holds,
            "as_printed": one.evidence,
            "file": one.listed.document.name if one.listed else None,
            "page": one.listed.page if one.listed else None,
        }
        for one in codings.select_related("listed__document").exclude(label=NO_LABEL).order_by("scheme", "pk")
    ]


def _order(group: tuple[tuple[str, str, str], list[Coding]]) -> tuple[int, tuple[str, str, str]]:
    scheme = group[0][0]
    return SCHEMES.index(scheme) if scheme in SCHEMES else len(SCHEMES), group[0]


def _place(one: Coding, code: str) -> str:
    """Return the address of the page of the list where the label stands, empty where it is of no list."""
    if one.listed is None or one.listed.document is None:
        return ""
    return addresses.document(one.listed.document, page=one.listed.page, mark=code)
