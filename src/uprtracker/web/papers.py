"""`/papers/<number>/`: a paper that a party of a workspace has published, and its files."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from uprtracker.publishing.models import PaperDraft
from uprtracker.publishing.papers.composing import compose
from uprtracker.web.paper_file import MEDIA, paper_file
from uprtracker.web.paper_sections import read_sections


def published_on(review: str) -> list[PaperDraft]:
    """Return the papers about a review that everybody may see, in the order in which they were published."""
    found = PaperDraft.objects.visible_to(AnonymousUser()).filter(review=review)
    return list(found.select_related("party").order_by("published_at", "pk"))


def as_json(review: str) -> list[dict[str, str]]:
    """Return the same for programs."""
    return [
        {
            "title": one.title,
            "kind": one.kind,
            "party": one.party.name,
            "published": one.published_at.date().isoformat() if one.published_at else "",
            "address": reverse("web:paper", args=[one.pk]),
        }
        for one in published_on(review)
    ]


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
