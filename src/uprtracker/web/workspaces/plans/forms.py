"""The forms of what a plan is made of. Choices are what the seat sees, never more."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Kept, Level, Member
from uprtracker.followup.models import (
    Cluster,
    Commitment,
    Indicator,
    Law,
    Measured,
    Ministry,
    Objective,
    PlannedAction,
    ProgressNote,
)
from uprtracker.followup.plans.naming import Names
from uprtracker.followup.plans.seen import seen
from uprtracker.web.workspaces.plans.codes_field import CodesField

# What a choice is among; people are those of the seat's own party.
_AMONG: dict[str, type[Kept]] = {
    "cluster": Cluster,
    "objective": Objective,
    "ministry": Ministry,
    "indicator": Indicator,
    "action": PlannedAction,
}
_WHO = ("responsible", "contact")
_LEVELS = (
    (Level.PARTY, Level.PARTY.label),
    (Level.COORDINATORS, Level.COORDINATORS.label),
    (Level.WORKSPACE, Level.WORKSPACE.label),
    (Level.PUBLIC, _("Public, once it is signed off")),
)


class PlanForm(forms.ModelForm):  # type: ignore[type-arg]  # of several models
    """`seat` fills it in; `names` are read once for many forms.

    A new thing says who sees it; later that is changed by deliberate steps.
    """

    def __init__(self, *args: Any, seat: Member, names: Names | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = _choices(name, seat)
            elif isinstance(field, CodesField):
                field.names = names or Names(seat.workspace)
                field.known = list(self.instance.codes or ())
            elif isinstance(field, forms.DateField):
                field.widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            elif isinstance(field, forms.DecimalField):
                field.widget = forms.TextInput({"inputmode": "decimal"})
        if self.instance.pk is None:
            self.fields["level"] = forms.ChoiceField(label=_("Who sees it"), choices=_LEVELS)

    @property
    def wanted(self) -> dict[str, Any]:
        """Return the fields of the model as they were filled in."""
        return {name: value for name, value in self.cleaned_data.items() if name != "level"}


def _choices(name: str, own: Member) -> Any:
    if name in _WHO:
        return Member.objects.seats().filter(party=own.party).select_related("user", "party")
    return seen(_AMONG[name], own)


def _codes() -> CodesField:
    return CodesField(
        label=_("Recommendations"),
        required=False,
        help_text=_("Numbers or codes, with commas between."),
        widget=forms.Textarea({"rows": 2, "dir": "ltr"}),
    )


class ClusterForm(PlanForm):
    """A cluster."""

    codes = _codes()

    class Meta:
        model = Cluster
        fields = ("title", "about", "codes")


class ObjectiveForm(PlanForm):
    """An objective."""

    class Meta:
        model = Objective
        fields = ("text", "cluster")


class ActionForm(PlanForm):
    """An action: its budget needs a currency, what is blocked a reason, its days their order."""

    codes = _codes()

    class Meta:
        model = PlannedAction
        fields = (
            "title", "about", "codes", "cluster", "objective", "ministry", "responsible", "status",
            "blocked_because", "starts_on", "due_on", "done_on", "budget", "currency", "funding",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["currency"].help_text = _("Three letters, as EUR.")

    def clean_currency(self) -> str:
        """Take small letters too."""
        return str(self.cleaned_data.get("currency") or "").upper()

    def clean(self) -> dict[str, Any]:
        """Check what belongs together."""
        found = super().clean() or {}
        if found.get("budget") is not None and not found.get("currency"):
            self.add_error("currency", _("Say in which currency the budget is."))
        if found.get("status") == PlannedAction.Status.BLOCKED and not found.get("blocked_because"):
            self.add_error("blocked_because", _("Say what blocks it, so that somebody can help."))
        if found.get("starts_on") and found.get("due_on") and found["due_on"] < found["starts_on"]:
            self.add_error("due_on", _("It is due before it starts."))
        return found


class NoteForm(PlanForm):
    """A progress note."""

    class Meta:
        model = ProgressNote
        fields = ("action", "text")


class IndicatorForm(PlanForm):
    """An indicator; a baseline and a target say of which day they are."""

    codes = _codes()

    class Meta:
        model = Indicator
        fields = (
            "title", "unit", "about", "source", "cluster", "objective", "codes",
            "baseline", "baseline_on", "target", "target_on",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Check what belongs together."""
        found = super().clean() or {}
        for name in ("baseline", "target"):
            if found.get(name) is not None and not found.get(f"{name}_on"):
                self.add_error(f"{name}_on", _("Say of which day it is."))
        return found


class ValueForm(PlanForm):
    """A value of an indicator."""

    class Meta:
        model = Measured
        fields = ("indicator", "on", "value", "source", "comment")


class MinistryForm(PlanForm):
    """A ministry or body."""

    codes = _codes()

    class Meta:
        model = Ministry
        fields = ("name", "acronym", "kind", "contact", "about", "codes")


class LawForm(PlanForm):
    """A law or bill."""

    address = forms.URLField(label=_("Web address"), required=False, max_length=500, assume_scheme="https")
    codes = _codes()

    class Meta:
        model = Law
        fields = (
            "title", "kind", "stage", "reference", "address", "committee", "next_step", "next_on", "about",
            "codes",
        )  # fmt: skip


class CommitmentForm(PlanForm):
    """A commitment made at an event."""

    codes = _codes()

    class Meta:
        model = Commitment
        fields = (
            "text", "promised_by", "event", "event_on", "due_on", "status", "outcome", "source", "codes",
        )  # fmt: skip
