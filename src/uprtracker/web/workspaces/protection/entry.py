"""One entry of a sealed log with its earlier versions, and a log as a file."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from uprtracker.accounts.models import Member
from uprtracker.followup.models.protection import Incident
from uprtracker.followup.protection import log
from uprtracker.web.workspaces.opened import inside, numbered
from uprtracker.web.workspaces.protection.door import fields_of_form, log_of, sealed_page, sentence


@sealed_page
def one_entry(request: HttpRequest, seat: Member, pk: UUID, entry: UUID) -> HttpResponse:
    """An entry; by POST it is corrected or deleted. What was typed too late stays in the form."""
    found, problem = log_of(seat, pk), ""
    incident = Incident.objects.filter(log=found, pk=entry).first()
    if incident is None:
        raise Http404
    if request.method == "POST":
        try:
            if request.POST.get("do") == "delete":
                log.delete_entry(incident, by=seat)
                return redirect("web:workspace-log", seat.workspace.slug, found.pk)
            log.correct(incident, by=seat, number=numbered(request, "number"), fields=request.POST.dict())
            return redirect("web:workspace-log-entry", seat.workspace.slug, found.pk, incident.pk)
        except (ValidationError, log.WrittenMeanwhile) as error:
            problem = sentence(error)
    one, names = log.entry(incident, by=seat), log.shown_names(found)
    return inside(
        request,
        seat,
        "web/workspaces/protection/entry.html",
        "protection",
        status=409 if problem else 200,
        problem=problem,
        log=found,
        title=found.content()["title"],
        entry=one,
        versions=[(says, names.get(says["by"], "")) for says in (one.says, *one.earlier)],
        values=request.POST.dict() if problem else one.says,
        keeps=found.keeps(seat),
        **fields_of_form(),
    )


@sealed_page
def download(request: HttpRequest, seat: Member, pk: UUID) -> HttpResponse:
    """A log as a file, unsealed: whoever takes it out answers for it."""
    said = log.taken_out(log_of(seat, pk), by=seat)
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="log.json"'
    return response
