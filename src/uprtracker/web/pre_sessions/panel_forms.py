"""Forms of panels and places."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import User
from uprtracker.accounts.sealing.keys import has_key
from uprtracker.accounts.sealing.vault import Sealed
from uprtracker.agenda.pre_sessions.consents import Matter
from uprtracker.agenda.pre_sessions.models import Mission, Place, Statement, Survey, Testimony
from uprtracker.agenda.pre_sessions.models.statement import LONGEST
from uprtracker.agenda.pre_sessions.travel import LONGEST as LONGEST_TRAVEL
from uprtracker.agenda.pre_sessions.travel import VISAS, travel_of

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _dressed(form: forms.BaseForm) -> None:
    for field in form.fields.values():
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 4
        if isinstance(field.widget, forms.Textarea | forms.TextInput):
            field.widget.attrs.setdefault("dir", "auto")


class PlaceForm(forms.ModelForm):  # type: ignore[type-arg]
    """A person on a panel, as the lead writes it."""

    class Meta:
        model = Place
        fields = ("name", "organisation", "email", "language", "function", "minutes")
        labels = {
            "name": _("Name"),
            "organisation": _("Organisation"),
            "email": _("Mail address"),
            "language": _("Language of mails"),
            "function": _("Function"),
            "minutes": _("Minutes (empty: by the rule)"),
        }
        widgets = {"minutes": forms.NumberInput(attrs={"min": 1, "max": 30})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dressed(self)
        self.fields["email"].widget.attrs["dir"] = "ltr"


class PresentForm(forms.ModelForm):  # type: ignore[type-arg]
    """How a speaker is named, in his own words."""

    class Meta:
        model = Place
        fields = ("name", "organisation")
        labels = {"name": _("Name"), "organisation": _("Organisation")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dressed(self)


class ConsentForm(forms.Form):
    """One box for each matter; those of statement and testimony stand where these are written."""

    SHOWN = (
        Matter.NAME,
        Matter.ORGANISATION,
        Matter.PHOTO,
        Matter.STATEMENT,
        Matter.MISSIONS,
        Matter.CONTACT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for matter in self.SHOWN:
            self.fields[matter.value] = forms.BooleanField(label=matter.label, required=False)


class StatementForm(forms.Form):
    """A statement as a file or as text, and whether the public may read it."""

    file = forms.FileField(
        label=_("File (PDF or Word)"),
        required=False,
        help_text=_("Its words are read and shown to you. The file itself is never published."),
    )
    text = forms.CharField(label=_("or its text"), required=False, max_length=LONGEST, widget=forms.Textarea)
    language = forms.ChoiceField(label=_("Language"), choices=Statement.Language)
    public = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[("", _("Confidential: the organisers alone")), ("1", _("Published: everybody"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dressed(self)
        self.fields["text"].widget.attrs["rows"] = 10

    def clean(self) -> dict[str, Any]:
        """Want something to keep."""
        given = super().clean() or {}
        if not self.errors and not (given.get("file") or given.get("text", "").strip()):
            raise forms.ValidationError(_("Choose a file, or write the statement."))
        return given


class TravelForm(forms.Form):
    """A journey, as the speaker writes it."""

    arrives_on = forms.DateField(label=_("Arrival"), required=False, widget=_DAY)
    leaves_on = forms.DateField(label=_("Departure"), required=False, widget=_DAY)
    visa = forms.ChoiceField(label=_("Visa"), required=False, choices=list(VISAS.items()))
    hotel = forms.CharField(label=_("Hotel"), required=False, max_length=LONGEST_TRAVEL["hotel"])
    needs = forms.CharField(
        label=_("What you need (food, access, health)"),
        required=False,
        max_length=LONGEST_TRAVEL["needs"],
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dressed(self)

    def clean(self) -> dict[str, Any]:
        """Refuse a journey that ends before it begins."""
        given = super().clean() or {}
        if given.get("arrives_on") and (given.get("leaves_on") or given["arrives_on"]) < given["arrives_on"]:
            self.add_error("leaves_on", _("The departure is before the arrival."))
        return given


class TravelOfLeadForm(TravelForm):
    """The same with what it costs."""

    cost = forms.DecimalField(label=_("Cost"), required=False, min_value=0, max_digits=10, decimal_places=2)
    currency = forms.CharField(
        label=_("Currency (CHF, EUR, USD)"), required=False, max_length=LONGEST_TRAVEL["currency"]
    )


def travel_form(kind: type[TravelForm], place: Place, person: User) -> TravelForm | None:
    """Return the form of a journey with what is known; None where no key is here that opens it."""
    try:
        return kind(initial=vars(travel_of(place, by=person))) if has_key() else None
    except Sealed:
        return None


class TestimonyForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a speaker says of his experience."""

    public = forms.BooleanField(label=Matter.TESTIMONY.label, required=False)

    class Meta:
        model = Testimony
        fields = ("text", "language")
        labels = {"text": _("How it helped, or did not"), "language": _("Language")}
        widgets = {"language": forms.Select(choices=Statement.Language.choices)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False
        _dressed(self)


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]
    """Where a mission is reached."""

    class Meta:
        model = Mission
        fields = ("email", "language")
        labels = {"email": _("Mail address"), "language": _("Language of mails")}


class SurveyForm(forms.ModelForm):  # type: ignore[type-arg]
    """A survey: questions one a line, with what kind of answer each has."""

    class Meta:
        model = Survey
        fields = ("title", "send_on")
        labels = {"title": _("Title"), "send_on": _("To be sent on")}
        widgets = {"send_on": _DAY}
