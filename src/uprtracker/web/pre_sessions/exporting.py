"""`/desk/pre-sessions/<series>/applications.xlsx` (`csv`): all that came in, for the lead alone."""

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions.models import SeriesMember
from uprtracker.agenda.pre_sessions.selecting import Candidate, candidates
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.web import names
from uprtracker.web.formats import as_file
from uprtracker.web.pre_sessions.door import of_series

FORMS = ("xlsx", "csv")


@of_series(Action.LEAD)
def applications(request: HttpRequest, member: SeriesMember, form: str) -> HttpResponse:
    """One row for each application that was sent and not withdrawn."""
    if form not in FORMS:
        raise Http404
    series = member.series
    notes: tuple[tuple[str, str, Cell], ...] = (
        ("series", _("Pre-sessions"), series.title),
        ("date", _("Date"), localdate().isoformat()),
        (
            "use",
            _("Use"),
            _("For those who choose the speakers. It names people at risk: do not pass it on."),
        ),
    )
    stream = BytesIO()
    rows = (_row(one) for panel in series.panels.select_related("series") for one in candidates(panel))
    write_table(Table(_("Applications"), _columns(), _("About"), notes), rows, form, stream)
    response = as_file(stream.getvalue(), form, f"pre-sessions-{series.slug}")
    del response["Cache-Control"]  # the door says it
    return response


def _columns() -> tuple[Column, ...]:
    return (
        Column("country", _("Country"), 20),
        Column("institution", _("Institution"), 36),
        Column("kind", _("What it is"), 24),
        Column("region", _("Region or town"), 20),
        Column("since", _("Since"), 8, "whole"),
        Column("ecosoc", _("Status with ECOSOC"), 20),
        Column("aim", _("Aim"), 60),
        Column("issues", _("Issues"), 40, "texts"),
        Column("speaker", _("Speaker"), 24),
        Column("gender", _("Gender"), 12),
        Column("function", _("Function"), 24),
        Column("speaker_email", _("Mail address of the speaker"), 28),
        Column("contact", _("Contact"), 24),
        Column("contact_email", _("Mail address of the contact"), 28),
        Column("language", _("Language"), 12),
        Column("scores", _("Scores"), 8, "whole"),
        Column("mean", _("Mean"), 8, "decimal"),
        Column("spread", _("Spread"), 8, "decimal"),
        Column("outcome", _("Choice"), 16),
        Column("state", _("Told"), 16),
    )


def _row(one: Candidate) -> tuple[Cell, ...]:
    said = one.application
    return (
        names.state(said.panel.state),
        said.institution,
        said.get_kind_display(),
        said.region,
        said.since,
        said.get_ecosoc_display(),
        said.aim,
        tuple(names.issue(slug) for slug in said.issues),
        said.speaker_name,
        said.get_speaker_gender_display(),
        said.speaker_function,
        said.speaker_email,
        said.contact_name,
        said.contact_email,
        said.get_language_display(),
        one.standing.number,
        one.standing.mean,
        one.standing.spread,
        one.outcome,
        said.get_state_display(),
    )
