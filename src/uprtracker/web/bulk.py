"""`/data/`: all records as files, by version of the data."""

from collections.abc import Mapping
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.views.decorators.http import require_safe

from uprtracker.publishing.bulk import newest, versions
from uprtracker.web import structured
from uprtracker.web.page import Page, public_page_stamped

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
}
# The files of a version never change.
FOR_EVER = "public, max-age=31536000, immutable"


@public_page_stamped(lambda: [one.number for one in versions()])
def files(request: HttpRequest) -> Page:
    """The files of the newest version with checksums and dictionary, and where the older ones are."""
    found = versions()
    latest = found[0] if found else None
    context = {
        "section": "figures",
        "version": latest,
        "structured": structured.of_files(request, latest.files.items(), latest.number) if latest else None,
        "tables": _tables(latest.manifest) if latest else [],
        "older": found[1:],
        "twin": reverse("web:bulk-data"),
    }
    data = {"versions": [{**one.manifest, "address": f"/data/{one.number}/"} for one in found]}
    return Page("web/bulk.html", context, data)


@require_safe
def file(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    """One file; `latest` leads to the newest version's."""
    if version == "latest":
        made = newest()
        if made is None:
            raise Http404
        response: HttpResponse = HttpResponseRedirect(reverse("web:bulk-file", args=[made.number, name]))
        response["Cache-Control"] = "public, max-age=60"
        return response
    found = next((one for one in versions() if str(one.number) == version), None)
    path = found.path(name) if found else None
    if found is None or path is None:
        raise Http404
    form = str(found.files[name]["format"])
    sent = FileResponse(path.open("rb"), as_attachment=form != "text", filename=f"upr-{version}-{name}")
    sent["Content-Type"] = MEDIA.get(form, "text/plain; charset=utf-8")
    sent["Cache-Control"] = FOR_EVER
    sent["Access-Control-Allow-Origin"] = "*"
    return sent


def _tables(manifest: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the tables, each with its files."""
    files: dict[str, list[tuple[str, Any]]] = {}
    for name, said in manifest["files"].items():
        files.setdefault(said["table"], []).append((name, said))
    return [{**table, "files": files[table["name"]]} for table in manifest["tables"]]
