"""The programme of a series or a panel as Word and PDF: all of it for the lead, for others what is public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions.models import Series
from uprtracker.agenda.pre_sessions.shown import open_series
from uprtracker.publishing.papers import Paper, write_docx, write_pdf
from uprtracker.publishing.papers.programmes import panel_paper, public_paper, series_paper
from uprtracker.web.paper_file import MEDIA
from uprtracker.web.pre_sessions.panel_door import of_series, panel_of


@require_safe
def public(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The programme as the public sees it."""
    series = open_series().filter(slug=slug).first()
    if series is None or form not in MEDIA:
        raise Http404
    response = _file(public_paper(series, get_language() or "en"), form, f"pre-sessions-{series.slug}")
    response["Cache-Control"] = "private, no-cache"
    return response


@of_series(Action.LEAD)
def whole(request: HttpRequest, person: User, series: Series, form: str) -> HttpResponse:
    """The programme with everybody on it."""
    if form not in MEDIA:
        raise Http404
    return _file(series_paper(series, get_language() or "en"), form, f"programme-{series.slug}")


@of_series(Action.LEAD)
def panel(request: HttpRequest, person: User, series: Series, state: str, form: str) -> HttpResponse:
    """One panel with its time plan."""
    if form not in MEDIA:
        raise Http404
    one = panel_of(series, state)
    return _file(panel_paper(one, get_language() or "en"), form, f"panel-{series.slug}-{state}")


def _file(paper: Paper, form: str, name: str) -> HttpResponse:
    write = {"docx": write_docx, "pdf": write_pdf}[form]
    response = HttpResponse(write(paper), content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
