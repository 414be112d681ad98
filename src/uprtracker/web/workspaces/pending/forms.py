"""What is written on the pending desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Level
from uprtracker.followup.models import Answer, Argument, Consultation, DraftAnswer

_NONE = ("", _("none yet"))
_LEVELS = [(level.value, level.label) for level in (Level.PARTY, Level.WORKSPACE)]
_PUBLIC = (Level.PUBLIC.value, _("Public, once it is signed off"))


def _sized(form: forms.BaseForm) -> None:
    for field in form.fields.values():
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 4
        if not isinstance(field.widget, forms.HiddenInput):
            field.widget.attrs.setdefault("dir", "auto")


class AnswerForm(forms.ModelForm):  # type: ignore[type-arg]
    """Our answer on its way; `revision` is what its writer saw, 0 where there was none."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    class Meta:
        model = DraftAnswer
        fields = ("ministry", "draft", "reasons", "final", "words")
        labels = {
            "ministry": _("Ministry or body in charge"),
            "draft": _("Draft position"),
            "reasons": _("Why, for ourselves"),
            "final": _("Final answer"),
            "words": _("Explanation for the responses paper"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("draft", "final"):
            self.fields[name].choices = [_NONE, *Answer.choices]  # type: ignore[attr-defined]
        _sized(self)

    def said(self) -> dict[str, Any]:
        """Return the fields of the answer as the person wrote them."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ArgumentForm(forms.ModelForm):  # type: ignore[type-arg]
    """An argument and who may read it."""

    level = forms.ChoiceField(label=_("Who may read it"), choices=[*_LEVELS, _PUBLIC])

    class Meta:
        model = Argument
        fields = ("side", "text", "source")
        labels = {"side": _("Side"), "text": _("Argument"), "source": _("Source")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _sized(self)

    def thing(self, code: str) -> Argument:
        """Return the argument on the recommendation of this code."""
        said = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return Argument(code=code, level=self.cleaned_data["level"], **said)


class ConsultationForm(forms.ModelForm):  # type: ignore[type-arg]
    """A consultation and who may read of it."""

    level = forms.ChoiceField(label=_("Who may read it"), choices=_LEVELS)

    class Meta:
        model = Consultation
        fields = ("held_on", "with_whom", "outcome")
        labels = {"held_on": _("Date"), "with_whom": _("With whom"), "outcome": _("What came of it")}
        widgets = {"held_on": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _sized(self)

    def _post_clean(self) -> None:
        """Leave the check of the whole record to the door that adds it: the codes come from the page."""

    def thing(self, codes: list[str]) -> Consultation:
        """Return the consultation on the recommendations of these codes."""
        said = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return Consultation(codes=codes, level=self.cleaned_data["level"], **said)


class TogetherForm(forms.Form):
    """What is set for several recommendations at once; what is left empty stays as it is."""

    ministry = forms.CharField(label=_("Ministry or body in charge"), max_length=160, required=False)
    draft = forms.ChoiceField(
        label=_("Draft position"), choices=[("", _("as it is")), *Answer.choices], required=False
    )

    def said(self) -> dict[str, str]:
        """Return the fields that were filled in."""
        return {name: value for name, value in self.cleaned_data.items() if value}
