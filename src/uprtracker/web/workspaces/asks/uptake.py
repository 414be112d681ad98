"""`/workspaces/<slug>/asks/uptake/`: how often asks are taken up, by organisation and issue; as files."""

from collections.abc import Iterator
from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Member, Trace
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.followup.asks.outcome import outcomes
from uprtracker.followup.asks.uptake import Count, Uptake
from uprtracker.followup.asks.uptake import uptake as counted
from uprtracker.records.models import Ask
from uprtracker.web import names
from uprtracker.web.formats import as_file
from uprtracker.web.page import data_version
from uprtracker.web.workspaces.opened import inside, workspace_page

FORMS = ("xlsx", "csv", "json")
HEADS = {
    "asks": gettext_lazy("asks"),
    "taken_up": gettext_lazy("became a recommendation"),
    "in_questions": gettext_lazy("became an advance question"),
    "proposed": gettext_lazy("proposed by machine only"),
    "supported": gettext_lazy("supported"),
    "assessed": gettext_lazy("assessed"),
    "acted_on": gettext_lazy("partially or fully implemented"),
    "asked_again": gettext_lazy("asked again"),
}


@require_safe
@workspace_page()
def uptake(request: HttpRequest, seat: Member) -> HttpResponse:
    """The counts as tables."""
    found = _found(seat)
    tables = [
        (title, [(name, count, _cells(count)) for name, count in own])
        for title, own in ((_("Organisation"), _organisations(found)), (_("Issue"), _issues(found)))
        if own
    ]
    context = {"total": found.all, "tables": tables, "heads": [*HEADS.values(), _("share")], "forms": FORMS}
    return inside(request, seat, "web/workspaces/asks/uptake.html", "asks", **context)


@require_safe
@workspace_page()
def download(request: HttpRequest, seat: Member, form: str) -> HttpResponse:
    """The same counts as a file, with basis and date."""
    if form not in FORMS:
        raise Http404
    version = data_version()
    columns = (
        Column("by", _("Counted by")),
        Column("key", _("Code"), 24),
        Column("name", _("Name"), 40),
        *(Column(key, str(words), 14, "whole") for key, words in HEADS.items()),
        Column("share", _("share"), 12, "decimal"),
    )
    basis = _(
        "Asks that the reader may see, for reviews whose recommendations are here; confirmed by persons."
    )
    notes: tuple[tuple[str, str, Cell], ...] = (
        ("workspace", _("Workspace"), seat.workspace.title),
        ("basis", _("Basis"), basis),
        ("date", _("Date"), localdate().isoformat()),
        ("data_version", _("Data version"), version.number if version else 0),
    )
    stream = BytesIO()
    write_table(Table(_("Uptake"), columns, _("About"), notes), _rows(_found(seat)), form, stream)
    trace(seat, Trace.Verb.EXPORTED, about=f"asks/uptake.{form}")
    return as_file(stream.getvalue(), form, "upr-uptake")


def _found(seat: Member) -> Uptake:
    mine = Ask.objects.seen_from(seat)
    return counted(outcomes(list(mine), seat))


def _organisations(found: Uptake) -> list[tuple[str, Count]]:
    return [(one.key, one) for one in found.organisations]


def _issues(found: Uptake) -> list[tuple[str, Count]]:
    named = [(names.issue(one.key), one) for one in found.issues]
    return sorted(named, key=lambda pair: names.fold(pair[0]))


def _cells(count: Count) -> list[str]:
    return [*(names.number(getattr(count, key)) for key in HEADS), names.share(count.rate)]


def _rows(found: Uptake) -> Iterator[tuple[Cell, ...]]:
    groups = (
        ("all", [(_("All asks"), found.all)]),
        ("organisation", _organisations(found)),
        ("issue", _issues(found)),
    )
    for by, own in groups:
        for name, count in own:
            yield (by, count.key, name, *(getattr(count, key) for key in HEADS), count.rate)
