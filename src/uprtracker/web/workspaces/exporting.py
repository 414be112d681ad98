"""`/workspaces/<slug>/export.xlsx` (`csv`: in a ZIP archive, `json`): all that the reader sees of it."""

from tempfile import SpooledTemporaryFile
from typing import cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import Member
from uprtracker.followup.spaces import exporting
from uprtracker.web.formats import FORMS
from uprtracker.web.workspaces.opened import workspace_page

_IN_MEMORY = 8 * 2**20
_MEDIA = {"csv": ("application/zip", "zip")}


@require_safe
@workspace_page()
def export(request: HttpRequest, seat: Member, form: str) -> HttpResponse:
    """The file."""
    if form not in exporting.FORMS:
        raise Http404
    held = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 the response closes it
    exporting.export(seat, form, held)
    held.seek(0)
    media, ending = _MEDIA.get(form, (FORMS[form].media, FORMS[form].ending))
    answer = FileResponse(
        held, as_attachment=True, filename=f"{seat.workspace.slug}.{ending}", content_type=media
    )
    return cast("HttpResponse", answer)
