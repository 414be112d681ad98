"""`/draft/`: type a recommendation, read what the machine and the records say of it.

The text comes by POST alone and goes nowhere: no address, log, cache or row has it, unless the
person saves it. `/draft.json` answers programs the same, with no session behind it.
"""

import json
from collections.abc import Callable, Mapping
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from uprtracker.accounts.policy import Action, may
from uprtracker.records.models import Draft
from uprtracker.reference import State
from uprtracker.web import figures, names
from uprtracker.web.drafting.ask import Ask, read
from uprtracker.web.drafting.panel import Panel
from uprtracker.web.page import data_version

LONGEST_BODY = 2**16


def unkept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep what a view answers and is sent out of every cache and every report of an error."""

    @sensitive_variables()
    @sensitive_post_parameters()
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > LONGEST_BODY:
            sentence = _("This is more than may be sent at once. Send fewer or smaller files.")
            response = HttpResponse(sentence, status=413, content_type="text/plain; charset=utf-8")
        else:
            response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "same-origin"
        return response

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@unkept
def desk(request: HttpRequest) -> HttpResponse:
    """The desk: empty, or with what was typed and the answer; the answer alone where htmx asks."""
    if request.method != "POST":
        chosen = {name: request.GET.get(name, "") for name in ("state", "by")}
        return page(request, read(chosen))
    ask = read(request.POST)
    if request.headers.get("HX-Request"):
        return render(request, "web/draft/live.html", {"ask": ask, "panel": Panel(ask)})
    return page(request, ask)


@csrf_exempt  # nothing is changed and no session is looked at: there is nothing to forge
@require_POST
@unkept
def data(request: HttpRequest) -> HttpResponse:
    """The same answer for programs: fields of a form, or a JSON object, with `text`, `state`, `by`."""
    values: Mapping[str, object] = request.POST
    if request.content_type == "application/json":
        try:
            sent = json.loads(request.body)
        except (ValueError, RecursionError):
            sent = None
        if not isinstance(sent, dict):
            return JsonResponse({"error": _("Send a JSON object with text, state and by.")}, status=400)
        values = sent
    version = data_version()
    head = {
        "data_version": version.number if version else 0,
        "data_date": version.made_at.date().isoformat() if version else None,
    }
    return JsonResponse(head | Panel(read(values)).as_data(), json_dumps_params={"ensure_ascii": False})


def page(request: HttpRequest, ask: Ask, draft: Draft | None = None, status: int = 200) -> HttpResponse:
    """Return the whole desk; `draft` is the kept one that is being changed."""
    demo = bool(ask.state and ask.state.kind == "demo")
    context = {
        "ask": ask,
        "panel": Panel(ask),
        "draft": draft,
        "may_keep": may(request.user, Action.KEEP_DRAFTS),
        "states": names.alphabetical(_offered(demo or figures.fictitious_only())),
        "sign_in": f"{reverse('account_login')}?next={reverse('web:draft')}",
        "demo": demo,
    }
    return render(request, "web/draft/desk.html", context, status=status)


def _offered(demo: bool) -> list[State]:
    return [one for one in names.reference().states.all if demo or one.kind != "demo"]
