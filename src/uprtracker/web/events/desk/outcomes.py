"""`/desk/events/7/outcomes/`: what was agreed, how far each point is, and how many people came."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import User
from uprtracker.agenda.events import attending, outcomes
from uprtracker.agenda.events.models import Basis, Event, Outcome, OutcomeNote, PeopleKind
from uprtracker.web.events.desk.fields import LinesField
from uprtracker.web.events.desk.opened import event_page, inside

_METHODS = require_http_methods(["GET", "HEAD", "POST"])
MOST_PEOPLE = 1_000_000


class OutcomeForm(forms.ModelForm):  # type: ignore[type-arg]
    """A point that was agreed."""

    recommendations = LinesField(
        label=_("Recommendations"), help_text=_("Their codes, one a line, as SVN-48-140.7.")
    )

    class Meta:
        model = Outcome
        fields = ("text", "committed", "due_on", "recommendations", "public")
        labels: ClassVar = {
            "text": _("What was agreed"),
            "committed": _("Who does it"),
            "due_on": _("Due on"),
            "public": _("Show it on the site"),
        }
        help_texts: ClassVar = {"committed": _("A State or a body, never a person.")}
        widgets: ClassVar = {
            "text": forms.Textarea({"rows": 3}),
            "due_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }


class NoteForm(forms.ModelForm):  # type: ignore[type-arg]
    """How far a point is on a day."""

    class Meta:
        model = OutcomeNote
        fields = ("on", "progress", "text")
        labels: ClassVar = {"on": _("As of"), "progress": _("How far"), "text": _("What is known")}
        widgets: ClassVar = {
            "on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "text": forms.Textarea({"rows": 2}),
        }


class NumbersForm(forms.Form):
    """How many people of each kind came, and how that is known."""

    def __init__(self, *args: Any, event: Event) -> None:
        super().__init__(*args)
        known = {one.kind: one for one in event.attendance.all()}
        for kind, label in PeopleKind.choices:
            there = known.get(kind)
            self.fields[f"{kind}-count"] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=MOST_PEOPLE,
                initial=there.count if there else None,
            )  # fmt: skip
            self.fields[f"{kind}-basis"] = forms.ChoiceField(
                label=_("How it is known"), choices=Basis.choices,
                initial=there.basis if there else Basis.COUNTED,
            )  # fmt: skip

    def rows(self) -> list[tuple[Any, Any]]:
        """Return number and basis of each kind."""
        return [(self[f"{kind}-count"], self[f"{kind}-basis"]) for kind in PeopleKind.values]

    def numbers(self) -> dict[str, tuple[int | None, str]]:
        """Return what was filled in."""
        data = self.cleaned_data
        return {kind: (data[f"{kind}-count"], data[f"{kind}-basis"]) for kind in PeopleKind.values}


@_METHODS
@event_page
def points(request: HttpRequest, person: User, event: Event) -> HttpResponse:
    """Points with a form for one more; by POST one is added, changed or noted."""
    chosen = request.POST.get("point") or request.GET.get("point") or ""
    point = get_object_or_404(event.outcomes, pk=chosen) if chosen.isdecimal() else None
    noting = request.POST.get("do") == "note"
    form = OutcomeForm(None if noting else request.POST or None, instance=point, label_suffix="")
    note = NoteForm(request.POST if noting else None, initial={"on": localdate()}, label_suffix="")
    if request.method == "POST":
        if noting and point is not None and note.is_valid():
            outcomes.note(point, by=person, **note.cleaned_data)
            return redirect("web:desk-event-outcomes", event.pk)
        if not noting and form.is_valid() and _kept(event, person, point, form):
            return redirect("web:desk-event-outcomes", event.pk)
    status = 400 if request.method == "POST" else 200
    listed = list(event.outcomes.prefetch_related("notes"))
    return inside(
        request,
        event,
        "outcomes",
        status,
        form=form,
        note=note,
        points=listed,
        chosen=point,
        today=localdate(),
    )


@_METHODS
@event_page
def attendance(request: HttpRequest, person: User, event: Event) -> HttpResponse:
    """Numbers by kind; by POST they are set."""
    form = NumbersForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        attending.set_numbers(event, by=person, numbers=form.numbers())
        return redirect("web:desk-event-attendance", event.pk)
    status = 400 if form.is_bound else 200
    ticked = attending.ticked(event)
    rows = [(PeopleKind(kind).label, count) for kind, count in sorted(ticked.items())]
    return inside(request, event, "attendance", status, form=form, ticked=rows)


def _kept(event: Event, person: User, point: Outcome | None, form: OutcomeForm) -> bool:
    try:
        if point is None:
            outcomes.add_outcome(event, by=person, **form.cleaned_data)
        else:
            there = Outcome.objects.select_related("event").get(pk=point.pk)
            outcomes.change_outcome(there, by=person, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
