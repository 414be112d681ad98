"""`…/plans/actions/new/` and `…/plans/actions/7/change/`: adding and changing what a plan is made of."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from uprtracker.accounts import keeping
from uprtracker.accounts.keeping import Overtaken
from uprtracker.accounts.models import Kept, Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.models import PlannedAction
from uprtracker.followup.models.in_plans import InPlans
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.plans.forms import PlanForm
from uprtracker.web.workspaces.plans.kinds import Kind, found, kind_of

_FORM = "web/workspaces/plans/form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def new(request: HttpRequest, seat: Member, kind: str) -> HttpResponse:
    """A form for another one; what the address says is filled in (`?cluster=7&codes=…`)."""
    made = kind_of(kind)
    form = made.form(request.POST or None, seat=seat, initial=_told(request))
    if request.method == "POST" and form.is_valid():
        thing = form.save(commit=False)
        thing.level = form.cleaned_data["level"]
        try:
            return redirect(keeping.add(thing, by=seat).get_absolute_url())
        except ValidationError as error:
            form.add_error(None, error)
    return _page(request, seat, made, form)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def change(request: HttpRequest, seat: Member, kind: str, pk: int) -> HttpResponse:
    """The form of a thing. Who was overtaken reads what stands now, his own words still in the fields."""
    thing = found(seat, kind, pk)
    if not may(seat.user_or_nobody, Action.CHANGE, thing):
        raise PermissionDenied
    made = kind_of(kind)
    initial = {name: value for name, value in request.GET.items() if name == "status"}
    # The form writes into the instance that it is given; what stands is looked at apart.
    form = made.form(request.POST or None, seat=seat, instance=found(seat, kind, pk), initial=initial)
    overtaken: list[tuple[str, object]] = []
    if request.method == "POST" and form.is_valid():
        try:
            revision = int(request.POST.get("revision", "")[:9])
            keeping.change(thing, by=seat, revision=revision, **_dated(thing, form.wanted))
            return redirect(thing.get_absolute_url())
        except ValueError:
            form.add_error(None, ValidationError("The form was not complete. Send it again."))
        except ValidationError as error:
            form.add_error(None, error)
        except Overtaken as error:
            thing = found(seat, kind, pk)
            overtaken = [
                (str(form.fields[name].label or name), _shown(thing, name))
                for name in error.wanted
                if name in form.fields
            ]
    # A form that is sent again was still made from what its writer saw first.
    seen_at = thing.revision if overtaken else request.POST.get("revision", thing.revision)
    return _page(request, seat, made, form, thing, overtaken=overtaken, revision=seen_at)


def _page(
    request: HttpRequest, own: Member, kind: Kind, form: PlanForm, thing: InPlans | None = None, **more: Any
) -> HttpResponse:
    back = thing.get_absolute_url() if thing else f"/workspaces/{own.workspace.slug}/plans/"
    context = {"kind": kind, "form": form, "thing": thing, "back": back, **more}
    response = inside(request, own, _FORM, "plans", **context)
    response.status_code = 409 if more.get("overtaken") else 400 if form.errors else 200
    return response


def _told(request: HttpRequest) -> dict[str, object]:
    """Return what the address fills in; codes may stand several times."""
    told: dict[str, object] = {name: value for name, value in request.GET.items() if len(value) <= 4000}
    if codes := request.GET.getlist("codes"):
        told["codes"] = ", ".join(codes)
    return told


def _dated(thing: Kept, wanted: dict[str, Any]) -> dict[str, Any]:
    """Note the day on which an action was done, where the form leaves it open."""
    done = isinstance(thing, PlannedAction) and wanted.get("status") == PlannedAction.Status.DONE
    return {**wanted, "done_on": wanted.get("done_on") or timezone.localdate()} if done else wanted


def _shown(thing: Kept, name: str) -> object:
    display = getattr(thing, f"get_{name}_display", None)
    value = display() if display else getattr(thing, name)
    return ", ".join(value) if isinstance(value, list) else value
