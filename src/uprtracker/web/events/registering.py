"""`/events/<slug>/register/` and `/events/registration/<secret>/`: coming to an event, or not any more.

Whoever holds the secret of a mail sees, confirms and cancels. Following the link changes nothing (programs
that look into mails follow links); its buttons do.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.address import asker
from uprtracker.accounts.limits import Limit, wait
from uprtracker.accounts.models import User
from uprtracker.agenda.events import registering
from uprtracker.agenda.events.hanging import materials_for
from uprtracker.agenda.events.models import Event, Material, PeopleKind, Place, Registration
from uprtracker.agenda.events.registering import Asked, NotOpen
from uprtracker.agenda.events.save_the_date import MEDIA, save_the_date
from uprtracker.web.events import shown
from uprtracker.web.events.public import as_download
from uprtracker.web.owned import by_secret, unkept

ASKING = Limit("event registrations", per_minute=6, burst=30)  # a whole delegation may share one address


_KINDS = [("", gettext_lazy("Choose")), *PeopleKind.choices]


class AskForm(forms.Form):
    """What somebody says of himself who wants to come."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("Mail address"), max_length=254)
    organisation = forms.CharField(label=gettext_lazy("Organisation"), max_length=200, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("You come from"), choices=_KINDS)
    needs = forms.CharField(
        label=gettext_lazy("What you need to take part"),
        help_text=gettext_lazy("Sign language, a place for a wheelchair, food you cannot eat…"),
        widget=forms.Textarea({"rows": 3}), max_length=2000, required=False,
    )  # fmt: skip
    follow_up = forms.BooleanField(
        label=gettext_lazy("You may ask me by mail some months later what came of it"), required=False
    )

    def __init__(self, *args: Any, event: Event) -> None:
        super().__init__(*args)
        self.label_suffix = ""
        if event.follow_up_on is None:
            del self.fields["follow_up"]


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """A form for who wants to come; by POST a link goes to his address, and nothing else is told."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    if not event.takes_registrations:
        return unkept(redirect("web:event", slug))
    form = AskForm(request.POST or None, event=event)
    told = 200
    if request.method == "POST":
        told = 422
        if wait(ASKING, asker(request)):
            form.add_error(None, _("Too many at once. Wait a minute, then send it."))
            told = 429
        elif settings.UPR_MAIL and form.is_valid() and _kept(request, event, form):
            context = {"card": shown.card(event), "email": form.cleaned_data["email"], "section": "sessions"}
            return unkept(render(request, "web/events/look_into_mail.html", context))
    context = {
        "card": shown.card(event),
        "form": form,
        "sends_mail": settings.UPR_MAIL,
        "full": not registering.has_room(event),
        "until": event.delete_registrations_at,
        "section": "sessions",
    }
    return unkept(render(request, "web/events/register.html", context, status=told))


@csrf_exempt  # the secret in the address is the permission, and no referrer goes along to check
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, secret: str) -> HttpResponse:
    """One's own registration; by POST it is confirmed or cancelled."""
    problem = ""
    one = _held(secret)
    if request.method == "POST":
        try:
            deed = {"confirm": registering.confirm, "cancel": registering.cancel}[request.POST.get("do", "")]
            deed(secret)
        except KeyError:
            return by_secret(HttpResponse(status=400))
        except NotOpen as error:
            problem = str(error)
        else:
            return by_secret(redirect("web:event-registration", secret))
    has_place = one.place == Place.PLACE
    context = {
        "one": one,
        "card": shown.card(one.event),
        "has_place": has_place,
        "materials": materials_for(one.event, registered=True) if has_place else [],
        "problem": problem,
        "until": one.event.delete_registrations_at,
        "section": "sessions",
    }
    return by_secret(render(request, "web/events/registration.html", context, status=409 if problem else 200))


@require_safe
def save(request: HttpRequest, secret: str) -> HttpResponse:
    """The date to save, with the address online for whoever has a place."""
    one = _held(secret)
    content = save_the_date(one.event, get_language() or "en", online=one.place == Place.PLACE)
    response = by_secret(HttpResponse(content, content_type=MEDIA))
    response["Content-Disposition"] = f'attachment; filename="{one.event.slug}.ics"'
    return response


@require_safe
def material(request: HttpRequest, secret: str, pk: int) -> HttpResponse:
    """The file of a material, for whoever has a place."""
    one = _held(secret)
    known: dict[int, Material] = {m.pk: m for m in materials_for(one.event, registered=True)}
    chosen = known.get(pk) if one.place == Place.PLACE else None
    if chosen is None or chosen.file is None:
        raise Http404
    return by_secret(as_download(chosen.file))


def _kept(request: HttpRequest, event: Event, form: AskForm) -> bool:
    person = request.user if isinstance(request.user, User) else None
    try:
        registering.register(event, Asked(**form.cleaned_data, language=get_language() or "en"), user=person)
    except NotOpen as error:
        form.add_error(None, str(error))
        return False
    return True


def _held(secret: str) -> Registration:
    if "\0" in secret:
        raise Http404
    return get_object_or_404(Registration.objects.select_related("event"), secret=secret)
