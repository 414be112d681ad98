"""The file that came with an application: to be saved, never shown by the browser as a page of ours."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from uprtracker.agenda.pre_sessions.models import Application
from uprtracker.records import files
from uprtracker.records.media import NotTaken

_HARMLESS = "sandbox; default-src 'none'"


def as_download(one: Application) -> HttpResponse:
    """Return the submission of an application; the caller has asked the policy. Raises Http404 for none."""
    kept = one.submission
    if kept is None:
        raise Http404
    try:
        data = files.bytes_of(kept)
    except NotTaken as error:
        return HttpResponse(str(error), status=410, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type=kept.media)
    response["Content-Disposition"] = content_disposition_header(True, kept.name) or "attachment"
    response["Content-Security-Policy"] = _HARMLESS
    response["X-Content-Type-Options"] = "nosniff"
    return response
