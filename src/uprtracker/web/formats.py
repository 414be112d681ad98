"""The formats in which records leave the site: names, media types, addresses of files."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Form:
    """A format: what it is good for, what readers call it, its media type, how its files end.

    `by_pairs`: there may be a row for each recommendation-State pair.
    """

    use: str | Promise
    name: str
    media: str
    ending: str
    by_pairs: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """A row of a menu of files: what it is, and where it is by record and by pair (empty: not made)."""

    form: str
    words: str
    url: str
    pairs: str


_PROGRAMS, _LIBRARIES = gettext_lazy("For programs"), gettext_lazy("For a reference manager")
FORMS: Mapping[str, Form] = {
    "xlsx": Form(gettext_lazy("Spreadsheet"), "XLSX", EXCEL, "xlsx"),
    "csv": Form(gettext_lazy("Table as text"), "CSV", "text/csv; charset=utf-8", "csv"),
    "docx": Form(gettext_lazy("Word, with footnotes"), "DOCX", WORD, "docx", by_pairs=False),
    "bib": Form(_LIBRARIES, "BibTeX", "application/x-bibtex; charset=utf-8", "bib", by_pairs=False),
    "ris": Form(
        _LIBRARIES, "RIS", "application/x-research-info-systems; charset=utf-8", "ris", by_pairs=False
    ),
    "csl": Form(
        _LIBRARIES, "CSL JSON", "application/vnd.citationstyles.csl+json", "csl.json", by_pairs=False
    ),
    "json": Form(_PROGRAMS, "JSON", "application/json", "json"),
    "jsonl": Form(_PROGRAMS, "JSON Lines", "application/jsonl", "jsonl"),
    "parquet": Form(_PROGRAMS, "Parquet", "application/vnd.apache.parquet", "parquet"),
}


def files(words: str) -> list[File]:
    """Return the files that there are of a question (`q=torture&sur=SVN`)."""
    found = []
    for name, form in FORMS.items():
        address = f"{reverse('web:export', args=[name])}?{words}"
        pairs = f"{address}{'&' if words else ''}basis=pairs" if form.by_pairs else ""
        found.append(File(form.name, str(form.use), address.rstrip("?"), pairs))
    return found


def as_file(content: bytes, form: str, name: str) -> HttpResponse:
    """Return a file to keep; `name` has no ending."""
    one = FORMS[form]
    response = HttpResponse(content, content_type=one.media)
    response["Content-Disposition"] = f'attachment; filename="{name}.{one.ending}"'
    response["Cache-Control"] = "private, no-cache"
    return response
