"""What is said of one recommendation, and the moments it is said at."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Level, Member
from uprtracker.followup.assessments.scales import GRADES, LEVELS
from uprtracker.followup.models import Assessment, Moment

VALUES = [
    (_("Level of implementation"), [(value.value, value.label) for value in LEVELS]),
    (_("Grade of the Human Rights Committee's scale"), [(value.value, value.label) for value in GRADES]),
]
READERS = [
    (Level.PARTY.value, Level.PARTY.label),
    (Level.COORDINATORS.value, Level.COORDINATORS.label),
    (Level.WORKSPACE.value, Level.WORKSPACE.label),
    (Level.PUBLIC.value, _("Public, once it is signed off")),
]


class _DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class AssessmentForm(forms.ModelForm):  # type: ignore[type-arg]
    """An answer; `revision` is what its writer saw of the one he changes."""

    level = forms.ChoiceField(label=_("Who may read it"), choices=READERS)
    revision = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)

    class Meta:
        model = Assessment
        fields = ("value", "comment", "measures", "evidence", "assessed_on", "moment")
        labels = {
            "value": _("How far is it implemented?"),
            "comment": _("Comment"),
            "measures": _("Measures taken"),
            "evidence": _("Evidence: where it can be read or heard"),
            "assessed_on": _("As of"),
            "moment": _("Said at"),
        }
        widgets = {"assessed_on": _DateInput()}

    def __init__(self, *args: Any, own: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = [("", "—"), *VALUES]  # type: ignore[attr-defined]
        self.fields["moment"].queryset = moments(own)  # type: ignore[attr-defined]
        self.fields["moment"].empty_label = _("no named moment")  # type: ignore[attr-defined]
        for name in ("comment", "measures", "evidence"):
            self.fields[name].widget.attrs |= {"rows": 3, "dir": "auto"}
        if self.instance.pk:
            del self.fields["level"]

    def _post_clean(self) -> None:
        """Leave the check of the whole record to the door that keeps it."""

    def said(self) -> dict[str, Any]:
        """Return the fields as the person wrote them."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class MomentForm(forms.ModelForm):  # type: ignore[type-arg]
    """A named point in time."""

    level = forms.ChoiceField(
        label=_("Who may use it"),
        choices=[(one.value, one.label) for one in (Level.WORKSPACE, Level.PARTY)],
    )

    class Meta:
        model = Moment
        fields = ("title", "kind", "held_on")
        labels = {"title": _("Name of the moment"), "kind": _("Kind"), "held_on": _("Date, if there is one")}
        widgets = {"held_on": _DateInput()}

    def _post_clean(self) -> None:
        """Leave the check of the whole record to the door that keeps it."""

    def thing(self) -> Moment:
        """Return the moment as the person described it."""
        said = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return Moment(level=self.cleaned_data["level"], **said)


def moments(own: Member) -> Any:
    """Return the moments of the workspace that a seat may see."""
    return Moment.objects.seen_from(own)
