"""`/workspaces/<slug>/asks/asks.xlsx` (`csv`, `json`): the asks that one may see, with what came of each."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Member, Trace
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.followup.asks.outcome import Outcome, Taken, outcomes
from uprtracker.records.models import Ask
from uprtracker.web import names
from uprtracker.web.formats import as_file
from uprtracker.web.workspaces.asks.uptake import FORMS
from uprtracker.web.workspaces.opened import workspace_page


@require_safe
@workspace_page()
def download(request: HttpRequest, seat: Member, form: str) -> HttpResponse:
    """One row an ask."""
    if form not in FORMS:
        raise Http404
    mine = Ask.objects.seen_from(seat)
    found = outcomes(list(mine.select_related("party")), seat)
    columns = (
        Column("ask", _("What is asked"), 60),
        Column("organisations", _("Who asks"), 24, "texts"),
        Column("review", _("Review")),
        Column("source", _("They stand in a"), 24),
        Column("paper", _("Document"), 24),
        Column("paragraph", _("Paragraph")),
        Column("issues", _("Issues (machine, unconfirmed)"), 30, "texts"),
        Column("questions", _("Advance questions"), 30, "texts"),
        Column("recommendations", _("Recommendations"), 30, "texts"),
        Column("states", _("Recommending States"), 30, "texts"),
        Column("answers", _("Position"), 20, "texts"),
        Column("implementation", _("Implementation"), 20, "texts"),
        Column("again", _("asked again"), 24, "texts"),
        Column("proposed", _("Machine, unconfirmed."), 30, "texts"),
        Column("level", _("Who sees it"), 20),
        Column("party", _("Party"), 24),
    )
    notes: tuple[tuple[str, str, Cell], ...] = (
        ("workspace", _("Workspace"), seat.workspace.title),
        ("date", _("Date"), localdate().isoformat()),
    )
    stream = BytesIO()
    write_table(Table(_("Asks"), columns, _("About"), notes), _rows(found), form, stream)
    trace(seat, Trace.Verb.EXPORTED, about=f"asks/asks.{form}")
    return as_file(stream.getvalue(), form, "upr-asks")


def _rows(found: Sequence[Outcome]) -> Iterator[tuple[Cell, ...]]:
    for one in found:
        ask, taken = one.ask, one.taken_up
        bands = [each.standing.band.label for each in taken if each.standing and each.standing.band]
        yield (
            ask.text,
            tuple(ask.organisations),
            ask.review,
            ask.get_source_display(),
            ask.paper,
            ask.paragraph,
            tuple(names.issue(slug) for slug in ask.issues),
            _codes(one.in_questions),
            _codes(taken),
            tuple(dict.fromkeys(names.state(iso3) for each in taken for iso3 in each.states)),
            tuple(dict.fromkeys(names.position(each.position) for each in taken)),
            tuple(dict.fromkeys(map(str, bands))),
            tuple(dict.fromkeys(later.code for each in taken for later in each.later)),
            _codes(one.proposed),
            ask.get_level_display(),
            ask.party.name,
        )


def _codes(taken: Sequence[Taken]) -> tuple[str, ...]:
    return tuple(each.match.code for each in taken)
