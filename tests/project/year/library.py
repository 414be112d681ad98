"""Whom each address of the library is for."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from documents.builders import un_report_pdf
from project.doors import OPEN, OWNER
from records.library.library_things import draft, editor
from uprtracker.records.editing import change, publish
from uprtracker.records.files import take_in
from uprtracker.records.library.filing import add_file
from uprtracker.records.library.models import DeliveredStatement, Photograph, Publication, Recording, kinds
from uprtracker.records.library.pictures import set_picture, take_cover
from uprtracker.search.library import refresh

_PARTS = {
    "publications": "publication",
    "videos": "video",
    "statements": "statement",
    "good-practices": "good-practice",
    "quotes": "quote",
    "photos": "photo",
}

DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    "web:library": ((), OPEN),
    "web:library-data": ((), OPEN),
    "web:library-search": ((), OPEN),
    "web:library-search-data": ((), OPEN),
    "web:library-feed": ((), OPEN),
    "web:library-file": (("a-publication", "library_file"), OPEN),
    "web:library-cover": (("a-publication",), OPEN),
    "web:library-citation": (("a-publication", "bib"), OPEN),
    "web:library-picture": (("a-photo", 40), OPEN),
    "web:library-captions": (("a-video",), OPEN),
    "web:library-statement-file": (("a-statement",), OPEN),
    "web:library-desk": ((), OWNER),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""
for _part, _kind in _PARTS.items():
    DOORS[f"web:library-{_part}"] = DOORS[f"web:library-{_part}-data"] = ((), OPEN)
    DOORS[f"web:library-{_kind}"] = DOORS[f"web:library-{_kind}-data"] = ((f"a-{_kind}",), OPEN)


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    by = editor("librarian")
    things = {kind: draft(kind, by) for kind in kinds() if kind is not Photograph}
    book = things[Publication]
    row = add_file(book, language="en", upload=_pdf(), by=by)
    _set(book, by, cover=take_cover(_picture(), by=by), cover_alt="A tree")
    subtitles = SimpleUploadedFile("a.vtt", b"WEBVTT\n")
    _set(things[Recording], by, captions=take_in(subtitles, by=by))
    _set(things[DeliveredStatement], by, file=take_in(_pdf(), by=by))
    photograph = draft(Photograph, by)
    set_picture(photograph, _picture(), by=by)
    for thing in (*things.values(), photograph):
        publish(thing, by=by)
    refresh()
    return {"library_file": row.pk}


def _set(thing, by, **fields):
    thing.refresh_from_db()
    change(thing, by=by, revision=thing.revision, **fields)


def _pdf():
    return SimpleUploadedFile("a.pdf", un_report_pdf(["1. Plant lindens (Ruritania)."]))


def _picture():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return SimpleUploadedFile("a.png", out.getvalue())
