"""`/newsletter/`: getting the newsletter, choosing what of it, leaving. No account is needed.

Asking for it answers the same whether an address is known or not. Links of mails change nothing by being
followed (programs that look into mails follow links); the button does, and to leave also the mail program's
own, which asks by POST (RFC 8058). Forms with a token say within this site where they come from.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.address import asker
from uprtracker.accounts.limits import Limit, wait
from uprtracker.publishing.newsletter import subscribing
from uprtracker.publishing.newsletter.models import Issue, Subscriber
from uprtracker.publishing.newsletter.subscribing import Interests
from uprtracker.web import names
from uprtracker.web.owned import by_secret, unkept

ASKING = Limit("newsletter", per_minute=6, burst=12)
OF_ADDRESS = Limit("newsletter-address", per_minute=1, burst=3)


def _languages() -> list[tuple[str, str]]:
    return [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES]


class WishesForm(forms.Form):
    """What somebody wants to get, and in which language."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=_languages)
    what = forms.ChoiceField(
        label=gettext_lazy("What to send"),
        choices=[
            ("all", gettext_lazy("Everything: each issue as a whole")),
            ("some", gettext_lazy("Only what answers my choices below")),
        ],
        widget=forms.RadioSelect,
        initial="all",
    )
    calls = forms.BooleanField(label=gettext_lazy("Deadlines and calls"), required=False)
    news = forms.BooleanField(label=gettext_lazy("News and publications"), required=False)
    regions = forms.MultipleChoiceField(
        label=gettext_lazy("Regions"), required=False, widget=forms.CheckboxSelectMultiple
    )
    states = forms.MultipleChoiceField(
        label=gettext_lazy("Countries"), required=False, choices=names.state_choices
    )
    issues = forms.MultipleChoiceField(label=gettext_lazy("Issues"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facts = names.reference()
        groups = sorted({one.regional_group for one in facts.states.all if one.regional_group})
        issues = sorted(
            ((slug, names.issue(slug)) for slug in facts.issues), key=lambda one: names.fold(one[1])
        )
        self._choices("regions", [(group, names.group(group)) for group in groups])
        self._choices("issues", issues)
        for name in ("states", "issues"):
            self.fields[name].widget.attrs["size"] = 8

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices

    def interests(self) -> Interests:
        """Return them, once the form is valid."""
        given = self.cleaned_data
        if given["what"] == "all":
            return Interests(all=True)
        return Interests(
            False, given["calls"], given["news"], given["regions"], given["states"], given["issues"]
        )


class AskForm(WishesForm):
    """The same with an address."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    field_order = ["email", "language", "what"]


@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form; by POST a mail goes to the address, and the page says so, whatever is known of it."""
    if request.method != "POST":
        return _form(request, AskForm(initial={"language": get_language() or "en"}))
    form = AskForm(request.POST)
    if not settings.UPR_MAIL or not form.is_valid():
        return _form(request, form, 200 if settings.UPR_MAIL else 503)
    email = form.cleaned_data["email"]
    if wait(ASKING, asker(request)) or wait(OF_ADDRESS, email.casefold()):
        return _form(request, form, 429, _("That was too often at once. Wait a few minutes, then try again."))
    try:
        subscribing.ask(email, language=form.cleaned_data["language"], interests=form.interests())
    except ValidationError as error:
        form.add_error("email", error)
        return _form(request, form)
    return unkept(render(request, "web/newsletter/asked.html", {"section": "library", "email": email}))


def _form(request: HttpRequest, form: forms.Form, status: int = 200, problem: str = "") -> HttpResponse:
    context = {
        "section": "library",
        "form": form,
        "problem": problem,
        "can_mail": settings.UPR_MAIL,
        "issues": Issue.objects.public()[:3],
    }
    return unkept(render(request, "web/newsletter/subscribe.html", context, status=status))


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask once; by POST the subscription is confirmed."""
    found = subscribing.confirm(secret) if request.method == "POST" else subscribing.asked_by(secret)
    status = 200 if found else 404
    done = found is not None and found.state == Subscriber.State.CONFIRMED
    context = {"section": "library", "found": found, "done": done}
    return unkept(render(request, "web/newsletter/confirm.html", context, status=status))


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """What a subscriber gets; by POST it is changed, or everything about him is deleted."""
    one = subscribing.by_token(token)
    if one is None:
        raise Http404
    if request.method != "POST":
        return _preferences(request, one, WishesForm(initial=_as_kept(one)))
    if request.POST.get("do") == "delete":
        subscribing.forget(token)
        return unkept(render(request, "web/newsletter/deleted.html", {"section": "library"}))
    if request.POST.get("do") == "leave":
        subscribing.leave(token)
        return unkept(redirect("web:newsletter-preferences", token))
    form = WishesForm(request.POST)
    if form.is_valid():
        language = form.cleaned_data["language"]
        one = subscribing.change(token, language=language, interests=form.interests()) or one
        return _preferences(request, one, WishesForm(initial=_as_kept(one)), saved=True)
    return _preferences(request, one, form)


def _preferences(
    request: HttpRequest, one: Subscriber, form: forms.Form, *, saved: bool = False
) -> HttpResponse:
    context = {"section": "library", "one": one, "form": form, "saved": saved}
    return unkept(render(request, "web/newsletter/preferences.html", context))


def _as_kept(one: Subscriber) -> Mapping[str, Any]:
    return {**one.interests, "language": one.language, "what": "all" if one.interests.get("all") else "some"}


@csrf_exempt  # the secret in the address is the permission, and a mail program has no other
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once; by POST nothing more is sent."""
    one = subscribing.leave(token) if request.method == "POST" else subscribing.by_token(token)
    if one is None:
        raise Http404
    return by_secret(render(request, "web/newsletter/leave.html", {"section": "library", "one": one}))
