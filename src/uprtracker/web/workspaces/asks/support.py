"""`/workspaces/<slug>/asks/follow-up/`: what was done to follow recommendations up, and aid for them."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup import scope
from uprtracker.followup.models import Support
from uprtracker.web.workspaces.asks.forms import SupportForm
from uprtracker.web.workspaces.opened import inside, numbered, workspace_page

MOST = 300


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def support(request: HttpRequest, seat: Member) -> HttpResponse:
    """The steps that this seat may see; by POST one is added or deleted."""
    given = request.POST if request.method == "POST" else request.GET
    subject = scope.subject(seat.workspace, given["code"].strip()) if given.get("code") else None
    form = SupportForm()
    if request.method == "POST" and request.POST.get("do") == "delete":
        one = seen(seat).filter(pk=numbered(request, "step")).first()
        if one is None:
            raise Http404
        keeping.delete(one, by=seat)
        return redirect(request.path)
    if request.method == "POST":
        if not may(request.user, Action.ADD, seat.workspace):
            raise PermissionDenied
        if subject is None:
            raise Http404
        form = SupportForm(request.POST)
        form.instance.code = subject.code
        if form.is_valid():
            form.instance.level = form.cleaned_data["level"]
            keeping.add(form.instance, by=seat)
            return redirect("web:workspace-record", seat.workspace.slug, subject.code)
    steps = list(seen(seat)[:MOST])
    return inside(
        request,
        seat,
        "web/workspaces/asks/support.html",
        "asks",
        subject=subject,
        form=form,
        steps=[(one, may(request.user, Action.CHANGE, one)) for one in steps],
        sums=_sums(steps),
        may_add=may(request.user, Action.ADD, seat.workspace),
        status=422 if form.errors else 200,
    )


def seen(seat: Member) -> QuerySet[Support]:
    """Return the steps that this seat may see, newest first."""
    found = Support.objects.seen_from(seat)
    return found.select_related("party").order_by("-done_on", "-pk")


def _sums(steps: list[Support]) -> list[tuple[str, Decimal]]:
    """Return what was given in each currency; currencies are never added up."""
    sums: dict[str, Decimal] = {}
    for one in steps:
        if one.amount is not None:
            sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.amount
    return sorted(sums.items())
