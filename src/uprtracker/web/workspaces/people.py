"""`/workspaces/<slug>/people/`: the parties, the members of one's own, and invitations.

Of other parties only their names show: who sits in them is theirs to say.
"""

from collections.abc import Callable

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import Invitation, Member, Party, Role
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.spaces import inviting, members
from uprtracker.web.names import state_choices
from uprtracker.web.workspaces.opened import inside, numbered, workspace_page


class Inviting(forms.Form):
    """Whom to invite into the own party."""

    role = forms.ChoiceField(label=_("As"), choices=Role, initial=Role.CONTRIBUTOR)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Leave empty for a link that you hand over yourself."),
    )


class InvitingParty(forms.Form):
    """Which party to invite."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Party.Kind, initial=Party.Kind.CSO)
    name = forms.CharField(label=_("Name of the institution or organisation"), max_length=160)
    acronym = forms.CharField(label=_("Acronym"), max_length=40, required=False)
    state = forms.ChoiceField(label=_("State, for missions and governments"), required=False)
    email = forms.EmailField(label=_("E-mail address of its first coordinator"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["state"].choices = [("", "—"), *state_choices()]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def people(request: HttpRequest, seat: Member) -> HttpResponse:
    """Who works here; by POST a member, an invitation or a party is changed."""
    forms_shown = {"form": Inviting(prefix="member"), "party_form": InvitingParty(prefix="party")}
    if request.method != "POST":
        return _page(request, seat, **forms_shown)
    do = request.POST.get("do", "")
    if do in _INVITES:
        key, made, send = _INVITES[do]
        form = forms_shown[key] = made(request.POST, prefix="member" if key == "form" else "party")
        try:
            if form.is_valid():
                # Shown this once, in the answer to the form: its secret is kept nowhere.
                fresh = {"form": Inviting(prefix="member"), "party_form": InvitingParty(prefix="party")}
                return _page(request, seat, invited=send(seat, form.cleaned_data), **fresh)
        except ValidationError as error:
            form.add_error(None, error)
        return _page(request, seat, status=400, **forms_shown)
    if do == "invite-again":
        return _page(request, seat, invited=_invite_again(request, seat), **forms_shown)
    try:
        _change(request, seat, do)
    except ValidationError as error:
        return _page(request, seat, status=400, problem=" ".join(error.messages), **forms_shown)
    return redirect("web:workspace-people", seat.workspace.slug)


def _invite_member(seat: Member, given: dict[str, str]) -> inviting.Invited:
    return inviting.invite(by=seat, role=given["role"], email=given["email"])


def _invite_party(seat: Member, given: dict[str, str]) -> inviting.Invited:
    return inviting.invite_party(by=seat, **given)


def _invite_again(request: HttpRequest, seat: Member) -> inviting.Invited:
    """Make another link for a party that nobody has joined; the former ones lead nowhere any more."""
    party = Party.objects.filter(pk=numbered(request, "party"), workspace=seat.workspace).first()
    if party is None:
        raise Http404
    before = inviting.open_invitations(party)
    made = inviting.invite(
        by=seat, role=Role.COORDINATOR, email=before[0].email if before else "", party=party
    )
    for one in before:
        inviting.withdraw(one, by=seat)
    return made


# what was asked for -> the form it came by, and who does it
_INVITES: dict[str, tuple[str, type[forms.Form], Callable[[Member, dict[str, str]], inviting.Invited]]] = {
    "invite": ("form", Inviting, _invite_member),
    "invite-party": ("party_form", InvitingParty, _invite_party),
}


def _change(request: HttpRequest, seat: Member, do: str) -> None:
    """Change a member or an invitation. What is not of this seat's party is not there."""
    if do == "withdraw":
        invitation = Invitation.objects.filter(
            pk=numbered(request, "invitation"), party__workspace=seat.workspace
        ).first()
        if invitation is None or not may(request.user, Action.MANAGE_PARTY, invitation.party):
            raise Http404
        inviting.withdraw(invitation, by=seat)
        return
    member = members.seats(seat.party).filter(pk=numbered(request, "member")).first()
    if member is None:
        raise Http404
    if do == "role":
        members.set_role(member, request.POST.get("role", ""), by=seat)
    elif do == "remove":
        members.remove(member, by=seat)
    else:
        raise PermissionDenied


def _page(request: HttpRequest, seat: Member, **context: object) -> HttpResponse:
    """Render the page: lists of those whom this seat may know."""
    manages = may(request.user, Action.MANAGE_PARTY, seat.party)
    coordinates = may(request.user, Action.COORDINATE, seat.workspace)
    parties = list(seat.workspace.parties.filter(left_at=None))
    unjoined = [
        (party, inviting.open_invitations(party))
        for party in parties
        if coordinates and party.pk != seat.party_id and not party.members.exists()
    ]
    return inside(
        request,
        seat,
        "web/workspaces/people.html",
        "people",
        manages=manages and seat.workspace.closed_at is None,
        coordinates=coordinates,
        parties=parties,
        unjoined=unjoined,
        members=members.seats(seat.party),
        invitations=inviting.open_invitations(seat.party) if manages else [],
        roles=Role.choices,
        mail=settings.UPR_MAIL,
        **context,
    )
