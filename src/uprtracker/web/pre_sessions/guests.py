"""Pages behind a secret link: a mission answers which meetings it attends, a former speaker a survey.

Their forms have to say where they come from, so the address goes along within this site, and to no other.
"""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from uprtracker.agenda.pre_sessions import missions as inviting
from uprtracker.agenda.pre_sessions import surveys
from uprtracker.agenda.pre_sessions.models import Mission, SurveyLink, Visit
from uprtracker.agenda.pre_sessions.secret_links import found_by
from uprtracker.agenda.pre_sessions.shown import OPEN, panels_for_missions
from uprtracker.web.owned import unkept
from uprtracker.web.pre_sessions.panel_door import numbered, sentence


@require_http_methods(["GET", "HEAD", "POST"])
def mission(request: HttpRequest, secret: str) -> HttpResponse:
    """The meetings of a series for one mission; by POST its answers."""
    guest, problem = found_by(secret, Mission, inviting.LINK), ""
    if guest is None:
        raise Http404
    with timezone.override(guest.series.tz):
        if request.method == "POST":
            try:
                inviting.answer(guest, _answers(request, guest))
                return unkept(redirect(f"{request.path}?kept=1"))
            except ValidationError as error:
                problem = sentence(error)
        visits = {one.panel_id: one for one in guest.visits.all()}
        context = {
            "section": "sessions",
            "mission": guest,
            "series": guest.series,
            "rows": [(one, visits.get(one.panel.pk)) for one in panels_for_missions(guest.series)],
            "choices": [choice for choice in Visit.Answer.choices if choice[0]],
            "most": inviting.MOST_PEOPLE,
            "problem": problem,
            "kept": "kept" in request.GET,
            "open": guest.series.state in OPEN,
        }
        status = 422 if problem else 200
        return unkept(render(request, "web/pre_sessions/panels/mission.html", context, status=status))


@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, secret: str) -> HttpResponse:
    """A survey; by POST the answers, once."""
    link, problem = found_by(secret, SurveyLink, surveys.LINK), ""
    if link is None:
        raise Http404
    asked = link.survey.questions
    said = [request.POST.get(f"answer-{at}", "") for at in range(len(asked))]
    if request.method == "POST":
        try:
            surveys.answer(link, said)
            return unkept(redirect(request.path))
        except ValidationError as error:
            problem = sentence(error)
    context = {
        "section": "sessions",
        "survey": link.survey,
        "questions": [(at, one, surveys.offered(one["kind"]), said[at]) for at, one in enumerate(asked)],
        "used": link.used,
        "closed": link.survey.closes_on <= timezone.localdate(),
        "problem": problem,
    }
    status = 422 if problem else 200
    return unkept(render(request, "web/pre_sessions/panels/survey.html", context, status=status))


def _answers(request: HttpRequest, guest: Mission) -> dict[int, tuple[str, int]]:
    """Return what was answered for each panel; a panel without an answer is left as it is."""
    keys = guest.series.panels.values_list("pk", flat=True)
    return {
        key: (words, numbered(request.POST.get(f"people-{key}", "")) or 1)
        for key in keys
        if (words := request.POST.get(f"answer-{key}", ""))
    }
