"""`/papers/<number>/`: a paper that a party of a workspace has published, and its files."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from uprtracker.publishing.models import PaperDraft
from uprtracker.publishing.papers.composing import compose
from uprtracker.web.paper_file import MEDIA, paper_file
from uprtracker.web.paper_sections import read_sections


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A published paper, as everybody reads it."""
    draft = _published(pk)
    composed = compose(draft)
    context = {"draft": draft, "composed": composed, "sections": read_sections(draft, composed)}
    return render(request, "web/papers/public.html", context)


@require_safe
def file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """A published paper as `docx` or `pdf`."""
    if form not in MEDIA:
        raise Http404
    return paper_file(_published(pk), form)


def _published(pk: int) -> PaperDraft:
    """Return a paper that everybody may see; whoever asks, the answer for others is the same."""
    found = PaperDraft.objects.visible_to(AnonymousUser()).filter(pk=pk).select_related("party").first()
    if found is None:
        raise Http404
    return found
