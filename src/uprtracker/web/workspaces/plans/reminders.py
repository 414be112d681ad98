"""`…/plans/reminders/`: when a member wants to be reminded of what is due."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import Member
from uprtracker.followup.models import ReminderWish
from uprtracker.web.workspaces.opened import inside, workspace_page


class Wish(forms.ModelForm):  # type: ignore[type-arg]  # of one model
    """How many days before."""

    class Meta:
        model = ReminderWish
        fields = ("days",)
        labels = {"days": _("Remind me by mail")}  # noqa: RUF012  # read once, by Django
        widgets = {"days": forms.RadioSelect}  # noqa: RUF012


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def reminders(request: HttpRequest, seat: Member) -> HttpResponse:
    """The wish of a member; mails are in the language in which it was saved."""
    wish = ReminderWish.objects.filter(member=seat).first() or ReminderWish(member=seat)
    form = Wish(request.POST or None, instance=wish)
    if request.method == "POST" and form.is_valid():
        wish.language = get_language() or ""
        form.save()
        return redirect("web:plans", seat.workspace.slug)
    address = getattr(seat.user, "email", "")
    context = {"form": form, "mail": settings.UPR_MAIL, "address": address}
    return inside(request, seat, "web/workspaces/plans/reminders.html", "plans", **context)
