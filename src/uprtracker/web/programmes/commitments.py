"""`/commitments/`: the register of commitments made at events of country programmes, with what is due."""

from collections.abc import Iterator
from io import BytesIO

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from uprtracker.agenda.programmes.country.commitments import Asked, overdue, public
from uprtracker.agenda.programmes.models import CommitmentStatus
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.web import names
from uprtracker.web.formats import as_file
from uprtracker.web.page import Page, public_page
from uprtracker.web.programmes.programmes import commitment_data

FORMS = ("csv", "xlsx", "json")
ON_A_PAGE = 50


@public_page
def register(request: HttpRequest) -> Page:
    """The commitments that fit the question."""
    asked, today = Asked.of(request.GET), localdate()
    found = public(asked, today)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    everything = public()
    states = sorted(set(everything.order_by().values_list("programme__iso3", flat=True)))
    context = {
        "section": "sessions",
        "asked": asked,
        "page": page,
        "rows": [(one, overdue(one, today)) for one in page],
        "total": everything.count(),
        "late": public(Asked(due="overdue"), today).count(),
        "states": [(iso3, names.state(iso3)) for iso3 in states],
        "statuses": CommitmentStatus.choices,
        "words": urlencode(asked.params),
        "forms": FORMS,
        "twin": reverse("web:commitments-data"),
    }
    return Page(
        "web/programmes/commitments.html",
        context,
        lambda: {
            "commitments": [
                {**commitment_data(one), "programme": reverse("web:programme", args=[one.programme.slug])}
                for one in found
            ]
        },
    )


@public_page
def table(request: HttpRequest, form: str) -> HttpResponse:
    """The commitments that fit the question as a table."""
    if form not in FORMS:
        raise Http404
    columns = (
        Column("state", _("State"), 24),
        Column("programme", _("Programme"), 30),
        Column("commitment", _("Commitment"), 60),
        Column("by", _("Made by"), 30),
        Column("made_at", _("Made at"), 30),
        Column("made_on", _("Made on")),
        Column("due_on", _("Due on")),
        Column("status", _("How far it has come"), 20),
        Column("overdue", _("Overdue")),
        Column("notes", _("Notes"), 60, "texts"),
        Column("source", _("Source"), 40),
    )
    notes: tuple[tuple[str, str, Cell], ...] = (("date", _("Date"), localdate().isoformat()),)
    stream = BytesIO()
    table = Table(_("Commitments"), columns, _("About"), notes)
    write_table(table, _cells(Asked.of(request.GET)), form, stream)
    return as_file(stream.getvalue(), form, "upr-commitments")


def _cells(asked: Asked) -> Iterator[tuple[Cell, ...]]:
    today = localdate()
    for one in public(asked, today):
        yield (
            names.state(one.programme.iso3),
            one.programme.title,
            one.text,
            one.by_whom,
            str(one.stage) if one.stage else "",
            one.made_on.isoformat() if one.made_on else None,
            one.due_on.isoformat() if one.due_on else None,
            one.get_status_display(),
            _("yes") if overdue(one, today) else _("no"),
            tuple(f"{note.day}: {note.words} ({note.source})" for note in one.notes.all()),
            one.source,
        )
