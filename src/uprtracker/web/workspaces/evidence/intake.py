"""`/workspaces/<slug>/evidence/forms/`: forms for communities, opened, renewed and closed by the party."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import Level, Member
from uprtracker.accounts.policy import Action
from uprtracker.followup.evidence import intake
from uprtracker.followup.evidence.taking_in import followed
from uprtracker.followup.models import Evidence, IntakeForm
from uprtracker.web.workspaces.opened import inside, workspace_page


class Opening(forms.Form):
    """What a new form needs."""

    title = forms.CharField(label=_("Title"), max_length=160)
    question = forms.CharField(
        label=_("What you ask"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("In the language of who will answer. Say who asks and what becomes of the answers."),
    )
    codes = forms.CharField(label=_("Recommendations"), required=False, max_length=8_000)
    received_level = forms.ChoiceField(
        label=_("Who sees the answers"),
        choices=[(one.value, one.label) for one in (Level.COORDINATORS, Level.PARTY)],
    )

    def __init__(self, *args: Any, seat: Member, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.seat = seat

    def clean_codes(self) -> list[str]:
        """Return the codes as they are today."""
        return followed(self.seat.workspace, str(self.cleaned_data["codes"]).replace(",", " ").split())


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def add(request: HttpRequest, seat: Member) -> HttpResponse:
    """Open a form; its link shows once."""
    form = Opening(request.POST or None, seat=seat)
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = intake.open_form(IntakeForm(**form.cleaned_data), by=seat)
            return _shown(request, seat, made, secret)
        except ValidationError as error:
            form.add_error(None, error)
    return inside(request, seat, "web/workspaces/evidence/form_add.html", "evidence", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def one(request: HttpRequest, seat: Member, pk: int) -> HttpResponse:
    """A form of the seat's party; by POST it gets another link, or takes no more answers."""
    found = next((form for form in intake.forms_of(seat) if form.pk == pk), None)
    if found is None:
        raise Http404
    if request.method == "POST":
        if not intake.may_manage(seat, found):
            raise PermissionDenied
        if request.POST.get("do") == "renew":
            return _shown(request, seat, found, intake.renew(found, by=seat))
        intake.close(found, by=seat)
        return redirect("web:workspace-form", seat.workspace.slug, pk)
    return _shown(request, seat, found, "")


def _shown(request: HttpRequest, seat: Member, form: IntakeForm, secret: str) -> HttpResponse:
    answers = Evidence.objects.visible_to(seat.user_or_nobody).filter(form=form)
    return inside(
        request,
        seat,
        "web/workspaces/evidence/form.html",
        "evidence",
        form=form,
        link=request.build_absolute_uri(reverse("web:tell", args=[secret])) if secret else "",
        answers=answers.count(),
        may_change=intake.may_manage(seat, form),
    )
