"""`/desk/events/7/registrations/`: who comes, who waits, who came; the list as a file, and mails to all."""

import io
import secrets

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.models import User
from uprtracker.agenda.events import attending, mails, registering, registration_list
from uprtracker.agenda.events.models import Event, Place
from uprtracker.exchange.tables import write_table
from uprtracker.web.events.desk.opened import event_page, inside
from uprtracker.web.formats import as_file

FORMS = ("xlsx", "csv")
_TO = (
    ("place", _("those who have a place")),
    ("waiting", _("those on the waiting list")),
    ("both", _("both")),
)


class MessageForm(forms.Form):
    """Words to those who registered. `key` makes that pressing twice sends once."""

    to = forms.ChoiceField(label=_("To"), choices=_TO)
    text = forms.CharField(
        label=_("What you write"), widget=forms.Textarea({"rows": 6}), max_length=5000,
        help_text=_("The mail says which event it is about, and has the link to cancel."),
    )  # fmt: skip
    key = forms.RegexField(r"^[0-9a-f]{16}$", widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@event_page
def registrations(request: HttpRequest, person: User, event: Event) -> HttpResponse:
    """The list; by POST who came is ticked, one is cancelled, or a mail goes to all."""
    do = request.POST.get("do", "") if request.method == "POST" else ""
    back = redirect("web:desk-event-registrations", event.pk)
    form = MessageForm(request.POST if do == "write" else None, initial={"key": secrets.token_hex(8)})
    form.label_suffix = ""
    if do == "tick":
        chosen = [int(pk) for pk in request.POST.getlist("came") if pk.isdecimal() and len(pk) < 19]
        attending.tick(event, by=person, came=chosen)
        return back
    if do.startswith("cancel-"):
        key = do.removeprefix("cancel-")
        one = get_object_or_404(event.registrations, pk=key if key.isdecimal() and len(key) < 19 else 0)
        registering.cancel(one.secret)
        return back
    if do == "write" and settings.UPR_MAIL and form.is_valid():
        to = form.cleaned_data["to"]
        places = (Place.PLACE, Place.WAITING) if to == "both" else (to,)
        told = mails.write_to_all(event, form.cleaned_data["key"], form.cleaned_data["text"], places)
        back["Location"] = f"{reverse('web:desk-event-registrations', args=[event.pk])}?told={told}"
        return back
    return _page(request, event, form)


@require_safe
@event_page
def export(request: HttpRequest, person: User, event: Event, form: str) -> HttpResponse:
    """The list as a spreadsheet or as text."""
    if form not in FORMS:
        raise Http404
    into = io.BytesIO()
    write_table(registration_list.table(event), registration_list.rows(event), form, into)
    return as_file(into.getvalue(), form, f"{event.slug}-registrations")


def _page(request: HttpRequest, event: Event, form: MessageForm) -> HttpResponse:
    every = list(event.registrations.order_by("placed_at", "pk"))
    told = request.GET.get("told", "")
    return inside(
        request,
        event,
        "registrations",
        400 if form.is_bound else 200,
        form=form,
        placed=[one for one in every if one.place == Place.PLACE],
        waiting=[one for one in every if one.place == Place.WAITING],
        asked=sum(one.place == Place.ASKED for one in every),
        cancelled=sum(one.place == Place.CANCELLED for one in every),
        told=int(told) if told.isdecimal() and len(told) < 8 else None,
        until=event.delete_registrations_at,
        sends_mail=settings.UPR_MAIL,
        forms=FORMS,
    )
