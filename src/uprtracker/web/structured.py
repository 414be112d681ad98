"""What pages say to search engines about themselves: schema.org, as JSON-LD.

A recommendation is a `CreativeWork` out of a `Report`: it is no legislation, and what it asks is no
fact. What is counted on a page is a `Dataset`, with the addresses of its files. Fictitious
records say nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from uprtracker.records.models import Pledge, Recommendation, Review
from uprtracker.records.one_record import citation
from uprtracker.reference import State, load_reference

_CONTEXT = "https://schema.org"
_NATIONS = {"@type": "Organization", "name": "United Nations Human Rights Council"}
Said = dict[str, Any] | None


def of_record(request: HttpRequest, record: Recommendation | Pledge) -> Said:
    """Return what the page of a recommendation or pledge says; None for a fictitious one."""
    if record.review.demo:
        return None
    one = record.review
    asked = isinstance(record, Recommendation)
    by = [pair.state for pair in record.pairs.all()] if isinstance(record, Recommendation) else []
    symbol = record.document.symbol if record.document else one.report_symbol
    return _without_nothing(
        {
            "@context": _CONTEXT,
            "@type": "CreativeWork",
            "@id": _whole(request, request.path),
            "url": _whole(request, request.path),
            "identifier": record.code,
            "genre": "Universal Periodic Review recommendation" if asked else "Voluntary pledge",
            "name": citation(record),
            "text": record.text,
            "inLanguage": "en",
            "about": _country(one.state),
            "author": [_country(state) for state in by if state],
            "datePublished": one.date.isoformat() if one.date else None,
            "isPartOf": _without_nothing(
                {
                    "@type": "Report",
                    "name": f"Report of the Working Group, session {one.session}",
                    "reportNumber": symbol or None,
                    "publisher": _NATIONS,
                    "url": _whole(request, f"/reviews/{one.code.lower()}/"),
                }
            ),
            "creditText": citation(record),
        }
    )


def of_state(request: HttpRequest, state: State, *, recommending: bool = False) -> Said:
    """Return what the page of a State says: a data set of what it was asked, or asked."""
    if state.kind == "demo":
        return None
    query = {"rs" if recommending else "sur": state.iso3}
    role = f"made by {state.name}" if recommending else f"to {state.name}"
    words = f"Recommendations of the Universal Periodic Review {role}, with the answers."
    return _dataset(request, f"UPR recommendations {role}", words, query, [state.iso3])


def of_review(request: HttpRequest, one: Review) -> Said:
    """Return what a docket says: a data set of one review."""
    if one.demo:
        return None
    state = load_reference().states.by_iso3.get(one.state)
    name = f"Universal Periodic Review of {state.name if state else one.state}, session {one.session}"
    words = f"{name}: recommendations, answers, pledges, documents."
    said = _dataset(request, name, words, {"sur": one.state, "session": str(one.session)}, [one.state])
    said["identifier"] = one.code
    return {**said, "temporalCoverage": one.date.isoformat()} if one.date else said


def of_files(request: HttpRequest, files: Iterable[tuple[str, Mapping[str, Any]]], version: int) -> Said:
    """Return what `/data/` says: the data set as a whole, with its files."""
    said = _dataset(
        request, "UPR Tracker", "Recommendations of the Universal Periodic Review with answers.", {}, []
    )
    said["version"] = str(version)
    said["distribution"] = [
        _without_nothing(
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": _whole(request, f"/data/{version}/{name}"),
                "contentSize": f"{one['size']} B",
                "sha256": one.get("sha256"),
            }
        )
        for name, one in files
    ]
    return said


def _dataset(
    request: HttpRequest, name: str, words: str, query: dict[str, str], about: list[str]
) -> dict[str, Any]:
    address = _whole(request, request.path)
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": media,
            "contentUrl": _whole(request, f"/export/recommendations.{form}?{urlencode(query)}"),
        }
        for form, media in (("csv", "text/csv"), ("json", "application/json"))
    ]
    return _without_nothing(
        {
            "@context": _CONTEXT,
            "@type": "Dataset",
            "@id": address,
            "url": address,
            "name": name,
            "description": words,
            "inLanguage": "en",
            "isAccessibleForFree": True,
            "spatialCoverage": [_country(code) for code in about],
            "isBasedOn": _NATIONS["name"],
            "distribution": files if query else None,
        }
    )


def _country(code: str) -> dict[str, str]:
    state = load_reference().states.by_iso3.get(code)
    return {"@type": "Country", "name": state.name if state else code, "identifier": code}


def _whole(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)


def _without_nothing(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, [], "")}
