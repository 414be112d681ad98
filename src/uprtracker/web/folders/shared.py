"""`/folders/shared/SECRET/`: a folder as those read it who were given its link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from uprtracker.publishing import folders
from uprtracker.publishing.models import Folder
from uprtracker.web.folders.contents import contents
from uprtracker.web.folders.folder import file_of, files
from uprtracker.web.owned import by_secret
from uprtracker.web.sparing import sparing


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The records, and the notes where the owner shares them."""
    one = _open(token)
    entries = [entry for entry in folders.entries(one) if entry.key]
    context = {
        "folder": one,
        "contents": contents(entries, request.GET.get("page", ""), notes=one.shares_notes),
        "files": files(reverse("web:folder-shared-file", args=[token, "form"])),
    }
    return by_secret(render(request, "web/folders/shared.html", context))


@require_safe
@sparing
def download(request: HttpRequest, token: str, form: str) -> HttpResponse:
    """The same as a file."""
    one = _open(token)
    return by_secret(file_of(request, one, form, notes=one.shares_notes))


def _open(token: str) -> Folder:
    found = folders.shared(token)
    if found is None:
        raise Http404
    return found
