"""`/desk/events/7/people/`, `…/materials/`: who does what at an event, and what is handed out."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import User
from uprtracker.agenda.events import hanging
from uprtracker.agenda.events.models import Event, EventRole, Material, Readers
from uprtracker.records.files import MOST_BYTES
from uprtracker.records.media import NotTaken
from uprtracker.web.events.desk.opened import event_page, inside
from uprtracker.web.events.public import as_download

_LANGUAGES = [("", "–"), *settings.LANGUAGES]
_METHODS = require_http_methods(["GET", "HEAD", "POST"])


class RoleForm(forms.ModelForm):  # type: ignore[type-arg]
    """A person and what he does there."""

    class Meta:
        model = EventRole
        fields = ("name", "function", "organisation", "may_be_named", "order")
        labels: ClassVar = {
            "name": _("Name"),
            "function": _("Role"),
            "organisation": _("Organisation"),
            "may_be_named": _("Agreed to be named in public"),
            "order": _("Place in the list"),
        }
        help_texts: ClassVar = {
            "may_be_named": _("Without it the public reads the role alone, neither name nor organisation.")
        }


class MaterialForm(forms.Form):
    """A file or an address."""

    title = forms.CharField(label=_("Title"), max_length=200)
    file = forms.FileField(label=_("File"), required=False, max_length=200)
    url = forms.URLField(label=_("or address"), required=False, max_length=500, assume_scheme="https")
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", "–"), *settings.LANGUAGES], required=False
    )
    readers = forms.ChoiceField(label=_("For"), choices=Readers.choices)


@_METHODS
@event_page
def people(request: HttpRequest, person: User, event: Event) -> HttpResponse:
    """Roles with a form for one more; by POST one is added, changed or taken away."""
    chosen = request.POST.get("role") or request.GET.get("role") or ""
    role = get_object_or_404(event.roles, pk=chosen) if chosen.isdecimal() else None
    if request.method == "POST" and role is not None and request.POST.get("do") == "drop":
        hanging.drop_role(role, by=person)
        return redirect("web:desk-event-people", event.pk)
    form = RoleForm(request.POST or None, instance=role, label_suffix="")
    if request.method == "POST" and form.is_valid():
        kept = EventRole.objects.get(pk=role.pk) if role else None
        hanging.put_role(event, by=person, role=kept, **form.cleaned_data)
        return redirect("web:desk-event-people", event.pk)
    status = 400 if form.is_bound else 200
    roles = list(event.roles.all())
    return inside(request, event, "people", status, form=form, roles=roles, chosen=role)


@_METHODS
@event_page
def materials(request: HttpRequest, person: User, event: Event) -> HttpResponse:
    """Materials with a form for one more; by POST one is added or taken away."""
    if request.method == "POST" and request.POST.get("do") == "drop":
        chosen = request.POST.get("material", "")
        one = get_object_or_404(event.materials, pk=chosen if chosen.isdecimal() else 0)
        hanging.drop_material(one, by=person)
        return redirect("web:desk-event-materials", event.pk)
    form = MaterialForm(request.POST or None, request.FILES or None, label_suffix="")
    if request.method == "POST" and form.is_valid() and _added(event, person, form):
        return redirect("web:desk-event-materials", event.pk)
    status = 400 if form.is_bound else 200
    listed = list(event.materials.select_related("file"))
    return inside(request, event, "materials", status, form=form, materials=listed, most=MOST_BYTES // 2**20)


@event_page
def material(request: HttpRequest, person: User, event: Event, material: int) -> HttpResponse:
    """The file of any material, for those who run the event."""
    one: Material = get_object_or_404(event.materials.select_related("file"), pk=material, file__isnull=False)
    return as_download(one.file)  # type: ignore[arg-type]  # not None: asked for


def _added(event: Event, person: User, form: MaterialForm) -> bool:
    data: dict[str, Any] = dict(form.cleaned_data)
    upload = data.pop("file")
    try:
        hanging.add_material(event, by=person, upload=upload or None, **data)
    except NotTaken as error:
        form.add_error("file", str(error))
    except ValidationError as error:
        form.add_error(None, error)
    return not form.errors
