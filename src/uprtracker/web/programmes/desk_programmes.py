"""Country programmes at the desk: their form; `/desk/programmes/7/` has stages, commitments and notes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.events.models import DonorTag
from uprtracker.agenda.programmes.country import keeping
from uprtracker.agenda.programmes.models import Commitment, CommitmentNote, Programme, Stage
from uprtracker.records.models.edited import Edited
from uprtracker.web import names
from uprtracker.web.desk.door import Response, desk_page
from uprtracker.web.edited.form import EditedForm
from uprtracker.web.edited.kinds import Kind, register
from uprtracker.web.programmes.fields import LinesField
from uprtracker.web.programmes.parts_forms import CommitmentForm, NoteForm, StageForm

View = Callable[..., HttpResponse]


class ProgrammeForm(EditedForm):
    """The programme itself; stages and commitments have a page of their own."""

    iso3 = forms.ChoiceField(label=gettext_lazy("State"))
    partners = LinesField(
        label=gettext_lazy("Partners"),
        required=False,
        help_text=gettext_lazy("One organisation in each line."),
    )
    donors = forms.ModelMultipleChoiceField(
        DonorTag.objects.none(),
        label=gettext_lazy("Donors"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ticked"}),
        help_text=gettext_lazy("Internal, unless the tag of the donor says that the name may be public."),
    )

    class Meta:
        model = Programme
        fields = ("iso3", "cycle", "title", "summary", "partners")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["iso3"].choices = names.state_choices()  # type: ignore[attr-defined]
        self.fields["donors"].queryset = DonorTag.objects.all()  # type: ignore[attr-defined]
        if self.instance.pk:
            self.fields["donors"].initial = list(self.instance.donors.values_list("pk", flat=True))

    def keep(self, thing: Edited) -> None:
        """Keep the donors."""
        if isinstance(thing, Programme):
            keeping.set_donors(thing, self.cleaned_data["donors"], by=self.person)


register(
    Kind(
        "programmes", Programme, gettext_lazy("Country programme"), gettext_lazy("Country programmes"),
        ProgrammeForm, address="web:programme", prose=("summary",),
    )
)  # fmt: skip


def programme_page(view: View) -> Callable[..., Response]:
    """Open a page of a programme to those who may write it; to others it is not there."""

    @desk_page(Action.RUN_EVENTS, "GET", "POST")
    @wraps(view)
    def answer(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        found = Programme.objects.filter(pk=pk).first()
        person = request.user
        if found is None or not isinstance(person, User) or not may(person, Action.RUN_EVENTS, found):
            raise Http404
        return view(request, person, found, *args, **kwargs)

    return answer


@desk_page(Action.RUN_EVENTS)
def listed(request: HttpRequest) -> HttpResponse:
    """All programmes with how many stages and commitments each has."""
    counts = {"held": Count("stages", distinct=True), "said": Count("commitments", distinct=True)}
    found = Programme.objects.annotate(**counts).order_by("iso3", "-cycle", "pk")
    return render(request, "web/programmes/desk/programmes.html", {"programmes": found})


@programme_page
def one(request: HttpRequest, person: User, programme: Programme) -> HttpResponse:
    """Stages and commitments of a programme."""
    context = {
        "programme": programme,
        "stages": programme.stages.select_related("event"),
        "commitments": programme.commitments.select_related("stage").prefetch_related("notes__by"),
        "note": NoteForm(initial={"day": localdate()}, auto_id=False),
        "donors": programme.donors.all(),
    }
    return render(request, "web/programmes/desk/programme.html", context)


@programme_page
def stage(request: HttpRequest, person: User, programme: Programme, key: int = 0) -> HttpResponse:
    """A stage, a new one without `key`."""
    kept = programme.stages.filter(pk=key).first() if key else Stage(programme=programme)
    return _part(request, person, programme, kept, StageForm)


@programme_page
def commitment(request: HttpRequest, person: User, programme: Programme, key: int = 0) -> HttpResponse:
    """A commitment, a new one without `key`."""
    kept = programme.commitments.filter(pk=key).first() if key else Commitment(programme=programme)
    return _part(request, person, programme, kept, CommitmentForm)


@programme_page
def note(request: HttpRequest, person: User, programme: Programme, key: int) -> HttpResponse:
    """A dated note on a commitment."""
    found = programme.commitments.filter(pk=key).first()
    if found is None:
        raise Http404
    form = NoteForm(request.POST or None, instance=CommitmentNote(commitment=found))
    if request.method == "POST" and form.is_valid():
        try:
            keeping.note(form.instance, by=person)
            return _back(programme)
        except ValidationError as error:
            form.add_error(None, error)
    return _form_page(request, programme, form, found)


def _part(
    request: HttpRequest, person: User, programme: Programme, kept: Any, form_class: type[forms.ModelForm]  # type: ignore[type-arg]
) -> HttpResponse:  # fmt: skip
    if kept is None:
        raise Http404
    if request.method == "POST" and request.POST.get("do") == "delete" and kept.pk:
        keeping.remove(kept, by=person)
        return _back(programme)
    form = form_class(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        keeping.keep(form.instance, by=person)
        return _back(programme)
    return _form_page(request, programme, form, kept)


def _form_page(request: HttpRequest, programme: Programme, form: Any, thing: Any) -> HttpResponse:
    context = {"programme": programme, "form": form, "thing": thing, "kind": type(form.instance).__name__}
    return render(request, "web/programmes/desk/part.html", context, status=422 if form.errors else 200)


def _back(programme: Programme) -> HttpResponse:
    return redirect("web:desk-programme", programme.pk)
