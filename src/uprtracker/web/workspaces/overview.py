"""`/workspaces/`: those in which a person sits, and opening one; `/workspaces/<slug>/`: where it stands."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.models import Member, Party, User, Workspace
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.scope import pledges, recommendations
from uprtracker.followup.spaces.news import news
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.web.names import state_choices
from uprtracker.web.owned import owned
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.standing import blocks
from uprtracker.web.workspaces.things import address
from uprtracker.web.workspaces.waiting import waiting

NEWS_SHOWN = 10


class Opening(forms.Form):
    """What a new workspace needs."""

    title = forms.CharField(label=_("Name of the workspace"), max_length=120)
    kind = forms.ChoiceField(label=_("For"), choices=Workspace.Kind)
    state = forms.ChoiceField(label=_("State under review"), required=False)
    party = forms.CharField(label=_("Your institution or organisation"), max_length=160)
    party_kind = forms.ChoiceField(label=_("It is a"), choices=Party.Kind, initial=Party.Kind.CSO)
    asked_by = forms.ChoiceField(
        label=_("Follow only what this State recommended"),
        required=False,
        help_text=_("For missions of recommending States. Leave empty to follow everything."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["state"].choices = [("", _("Several States")), *state_choices()]  # type: ignore[attr-defined]
        self.fields["asked_by"].choices = [("", "—"), *state_choices()]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@owned(Action.OPEN_WORKSPACES)
def workspaces(request: HttpRequest, person: User) -> HttpResponse:
    """The workspaces of a person; by POST one more."""
    form = Opening(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_workspace(owner=person, **form.cleaned_data)
            return redirect("web:workspace", made.workspace.slug)
        except ValidationError as error:
            form.add_error(None, error)
    seats = Member.objects.seats().filter(user=person).select_related("workspace", "party")
    return render(request, "web/workspaces/mine.html", {"seats": seats, "form": form})


@require_safe
@workspace_page()
def overview(request: HttpRequest, seat: Member) -> HttpResponse:
    """Where a workspace stands, and what is waiting for the reader."""
    return inside(
        request,
        seat,
        "web/workspaces/overview.html",
        "overview",
        total=recommendations(seat.workspace).count(),
        pledges=pledges(seat.workspace).count(),
        parties=seat.workspace.parties.filter(left_at=None),
        waiting=waiting(seat),
        blocks=blocks(seat),
        news=[(one, address(one.thing, seat.workspace)) for one in news(seat, most=NEWS_SHOWN)],
        governs=may(request.user, Action.COORDINATE, seat.workspace),
    )
