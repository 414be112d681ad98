"""`/draft/kept/`: the drafts a person keeps; each opens on the desk, and leaves as Word or plain text."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.publishing.draft_paper import MEDIA, draft_paper
from uprtracker.records.drafts import delete_draft, save_draft
from uprtracker.records.models import Draft
from uprtracker.web import names
from uprtracker.web.drafting.ask import Ask, read
from uprtracker.web.drafting.desk import page, unkept


def owners_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a page to a person with an account; a draft (`pk`) to its owner alone, as if it were not there."""

    @unkept
    @wraps(view)
    def answer(request: HttpRequest, pk: int | None = None, **kwargs: object) -> HttpResponse:
        if not may(request.user, Action.KEEP_DRAFTS):
            if request.user.is_authenticated:
                raise PermissionDenied
            return _sign_in()
        if pk is None:
            return view(request, **kwargs)
        draft = Draft.objects.filter(pk=pk).first()
        if draft is None or not may(request.user, Action.KEEP_DRAFTS, draft):
            raise Http404
        return view(request, draft, **kwargs)

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@owners_page
def drafts(request: HttpRequest) -> HttpResponse:
    """The list of what a person keeps; by POST one more."""
    if request.method == "POST":
        return _save(request, None)
    return render(request, "web/draft/kept.html", {"drafts": Draft.objects.filter(owner=request.user.pk)})


@require_http_methods(["GET", "HEAD", "POST"])
@owners_page
def draft(request: HttpRequest, one: Draft) -> HttpResponse:
    """A kept draft on the desk; by POST it is changed."""
    if request.method == "POST":
        return _save(request, one)
    return page(request, read({"text": one.text, "state": one.state, "by": one.by}), one)


@require_POST
@owners_page
def delete(request: HttpRequest, one: Draft) -> HttpResponse:
    """Delete a draft for good."""
    if isinstance(request.user, User):
        delete_draft(draft=one, person=request.user)
    return redirect("web:drafts")


@require_safe
@owners_page
def download(request: HttpRequest, one: Draft, form: str) -> HttpResponse:
    """A draft as a file: `docx` or `txt`."""
    if form not in MEDIA:
        raise Http404
    heads = [(_("State under Review"), one.state), (_("Recommending State"), one.by)]
    lines = [f"{head}: {names.state(state)}" for head, state in heads if state]
    response = HttpResponse(draft_paper(form, lines, one.text), content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="upr-draft-{one.pk}.{form}"'
    return response


def _save(request: HttpRequest, one: Draft | None) -> HttpResponse:
    ask: Ask = read(request.POST)
    if not ask.text or ask.condition == "long" or {"state", "by"} & set(ask.problems):
        return page(request, ask, one, status=400)
    state, by = (found.iso3 if found else "" for found in (ask.state, ask.by))
    if not isinstance(request.user, User):
        raise PermissionDenied
    kept = save_draft(owner=request.user, text=ask.text, state=state, by=by, draft=one)
    return redirect("web:draft-kept", kept.pk)


def _sign_in() -> HttpResponseRedirect:
    return redirect_to_login(reverse("web:draft"))
