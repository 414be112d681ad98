"""`/tell/<secret>/`: the form of a community. Small for a slow line, usable without scripts and offline.

Nobody signs in, no cookie is set and no address is kept: requests are counted by a keyed hash alone. The page
is one template with one small sheet and one small script, which keeps what was written on the phone until it
could be sent (`static/web/tell.js`, as page and as service worker).
"""

from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.address import asker
from uprtracker.accounts.limits import Limit, wait
from uprtracker.followup.evidence import intake
from uprtracker.followup.models import IntakeForm
from uprtracker.web.owned import by_secret

SENDING = Limit("tell", per_minute=20, burst=60)  # a whole village may share one address
_LANGUAGES = dict(settings.LANGUAGES)


class Telling(forms.Form):
    """What somebody tells."""

    account = forms.CharField(max_length=intake.LONGEST)
    place = forms.CharField(max_length=160, required=False)
    when = forms.CharField(max_length=100, required=False)
    agree = forms.BooleanField()
    publish = forms.BooleanField(required=False)


@csrf_exempt  # nobody is signed in here, so that a forged request could do no more than a direct one
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, secret: str) -> HttpResponse:
    """The form; by POST what somebody tells, or takes back."""
    form = intake.form_of(secret)
    if form is None:
        raise Http404
    chosen = request.GET.get("in", "")
    with override(chosen if chosen in _LANGUAGES else get_language()):
        if request.method != "POST":
            return _page(request, form)
        if wait(SENDING, asker(request)):
            return _answer(request, form, 429, problem=_("Too many at once. Wait a minute, then send it."))
        if request.POST.get("do") == "withdraw":
            return _withdrawn(request, form)
        return _received(request, form)


def _received(request: HttpRequest, form: IntakeForm) -> HttpResponse:
    if not intake.is_open(form) or intake.is_full(form):
        return _answer(request, form, 410, problem=_("This form takes no more answers."))
    told = Telling(request.POST)
    receipt = intake.read_receipt(request.POST.get("receipt", "")) or intake.new_receipt()
    if not told.is_valid():
        words = (
            _("Please tick that you agree.")
            if "agree" in told.errors
            else _("Please write what happened, in at most {n} letters.").format(n=intake.LONGEST)
        )
        return _answer(request, form, 422, problem=words, said=request.POST, receipt=receipt)
    given = told.cleaned_data
    intake.receive(
        form,
        intake.Told(
            given["account"], given["place"], given["when"], given["publish"], language=get_language() or ""
        ),
        receipt,
    )
    return _answer(request, form, 201, done=receipt)


def _withdrawn(request: HttpRequest, form: IntakeForm) -> HttpResponse:
    receipt = intake.read_receipt(request.POST.get("receipt", ""))
    if receipt and intake.withdraw(form, receipt):
        return _answer(request, form, 200, gone=True)
    return _answer(request, form, 404, problem=_("Nothing was sent with this number."))


def _answer(request: HttpRequest, form: IntakeForm, status: int, **shown: object) -> HttpResponse:
    """Answer a script in JSON, a person with the page."""
    if request.headers.get("Accept", "").startswith("application/json"):
        told = {"receipt": shown.get("done", ""), "problem": shown.get("problem", "")}
        return by_secret(JsonResponse(told, status=status))
    return _page(request, form, status=status, **shown)


def _page(request: HttpRequest, form: IntakeForm, status: int = 200, **shown: object) -> HttpResponse:
    context = {
        "form": form,
        "open": intake.is_open(form),
        "languages": settings.LANGUAGES,
        "longest": intake.LONGEST,
        "receipt": intake.new_receipt(),
        **shown,
    }
    return by_secret(render(request, "web/tell.html", context, status=status))


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script again, as a service worker: it must stand above the pages that it serves offline."""
    found = finders.find("web/tell.js") or Path(settings.STATIC_ROOT) / "web" / "tell.js"
    response = HttpResponse(Path(str(found)).read_bytes(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
