"""Forms of what belongs to a programme: stages, commitments, notes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.agenda.events.models import Event
from uprtracker.agenda.programmes.models import Commitment, CommitmentNote, Stage
from uprtracker.web.programmes.fields import DayField, LinesField

_SHORT = {"rows": 3, "dir": "auto"}


class EventField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """An event by its day and title."""

    def label_from_instance(self, obj: Any) -> str:
        """Return day and title."""
        return f"{obj.local_start:%Y-%m-%d} · {obj.title}"


class StageForm(forms.ModelForm):  # type: ignore[type-arg]
    """A stage."""

    planned_on = DayField(label=gettext_lazy("Planned for"), required=False)
    held_on = DayField(label=gettext_lazy("Held on"), required=False)
    event = EventField(
        Event.objects.none(),
        label=gettext_lazy("Event"),
        required=False,
        help_text=gettext_lazy("Its page is linked once the event is published."),
    )
    documents = LinesField(
        label=gettext_lazy("Documents"),
        required=False,
        help_text=gettext_lazy("One in each line: an address, then the words to show."),
    )

    class Meta:
        model = Stage
        fields = ("kind", "title", "planned_on", "held_on", "place", "event", "outcome", "documents")
        widgets = {"outcome": forms.Textarea(attrs=_SHORT)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = Event.objects.order_by("-starts_at")[:300]  # type: ignore[attr-defined]
        # A slice cannot be asked by key: the choices are as many, the answer is looked up among all.
        field = self.fields["event"]
        choices = list(field.choices)  # type: ignore[attr-defined]
        field.queryset = Event.objects.all()  # type: ignore[attr-defined]
        field.choices = choices  # type: ignore[attr-defined]

    def clean_documents(self) -> list[str]:
        """Refuse lines that do not begin with an address of the web."""
        for line in self.cleaned_data["documents"]:
            address = line.split()[0]
            try:
                URLValidator(schemes=["https", "http"])(address)
            except ValidationError:
                raise ValidationError(_("This is no address of the web: %(line)s") % {"line": line}) from None
        return list(self.cleaned_data["documents"])


class CommitmentForm(forms.ModelForm):  # type: ignore[type-arg]
    """A commitment."""

    made_on = DayField(label=gettext_lazy("Made on"), required=False)
    due_on = DayField(label=gettext_lazy("Due on"), required=False)
    url = forms.URLField(
        label=gettext_lazy("Address of the source"), required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = Commitment
        fields = ("text", "by_whom", "stage", "made_on", "due_on", "source", "url")
        widgets = {"text": forms.Textarea(attrs=_SHORT)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Stage.objects.filter(programme=self.instance.programme_id)
        self.fields["stage"].queryset = own  # type: ignore[attr-defined]


class NoteForm(forms.ModelForm):  # type: ignore[type-arg]
    """A note on what became of a commitment."""

    day = DayField(label=gettext_lazy("Day"))

    class Meta:
        model = CommitmentNote
        fields = ("day", "status", "words", "source")
