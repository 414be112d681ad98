"""`/desk/offices/`: which offices there are, their regions and languages, and who edits for them."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.records.changed import NOTHING
from uprtracker.records.models import Office
from uprtracker.records.version import bump
from uprtracker.web.edited.fields import regions_field
from uprtracker.web.owned import unkept

_METHODS = require_http_methods(["GET", "HEAD", "POST"])


class PeopleField(forms.CharField):
    """People by the name they sign in with or their mail address, one a line."""

    def prepare_value(self, value: object) -> object:
        """Show a line for each."""
        return "\n".join(one.username for one in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[User]:
        """Return the accounts; raises ValidationError with the names that nobody has."""
        found: dict[int, User] = {}
        strange = []
        for name in filter(None, map(str.strip, str(super().clean(value) or "").splitlines())):
            people = User.objects.filter(username=name) or User.objects.filter(email__iexact=name)
            if len(people) == 1:
                found[people[0].pk] = people[0]
            else:
                strange.append(name)
        if strange:
            raise ValidationError(_("Nobody has this account: {names}.").format(names=", ".join(strange[:5])))
        return list(found.values())


class OfficeForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """An office and its editors."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages it publishes in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    people = PeopleField(
        label=gettext_lazy("Its editors"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "The name they sign in with, one a line. They write and publish for this office alone."
        ),
    )  # fmt: skip

    class Meta:
        model = Office
        fields = ("name", "slug", "place", "email", "regions", "languages")
        labels = {  # noqa: RUF012 (Django's own form)
            "name": gettext_lazy("Name"),
            "slug": gettext_lazy("Address"),
            "place": gettext_lazy("Town"),
            "email": gettext_lazy("Mail address, public"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regions"] = regions_field()
        languages = self.fields["languages"]
        assert isinstance(languages, forms.MultipleChoiceField)  # noqa: S101 (for the type)
        languages.choices = [(code, str(name)) for code, name in settings.LANGUAGES]
        if self.instance.pk:
            self.initial["people"] = list(self.instance.editors.order_by("username"))
            self.fields["slug"].disabled = True


def may_keep_offices(person: object) -> bool:
    """Tell whether somebody decides which offices there are."""
    return isinstance(person, User) and any(
        may(person, action) for action in (Action.MANAGE_USERS, Action.EDIT_NEWS)
    )


@_METHODS
def offices(request: HttpRequest) -> HttpResponse:
    """The offices, and a form for a new one."""
    return _page(request, None)


@_METHODS
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """One office; by POST it is changed."""
    return _page(request, slug)


def _page(request: HttpRequest, slug: str | None) -> HttpResponse:
    if not request.user.is_authenticated:
        return unkept(redirect_to_login(request.get_full_path()))
    if not may_keep_offices(request.user):
        raise Http404
    one = Office.objects.filter(slug=slug).first() if slug else Office()
    if one is None:
        raise Http404
    form = OfficeForm(request.POST if request.method == "POST" else None, instance=one)
    if form.is_bound and form.is_valid():
        with transaction.atomic():
            form.save()
            one.editors.set(form.cleaned_data["people"])
            bump("office", NOTHING)
        answer = redirect("web:offices-desk")
        answer["Location"] += "?done=saved"
        return unkept(answer)
    context = {
        "form": form,
        "office": one if slug else None,
        "listed": () if slug else Office.objects.prefetch_related("editors"),
        "done": request.GET.get("done", ""),
        "section": "desk",
    }
    return unkept(render(request, "web/news/offices_desk.html", context, status=400 if form.errors else 200))
