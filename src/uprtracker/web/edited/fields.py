"""Fields that several kinds ask for: States by name, issues, regional groups, related records and pages."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.web import names
from uprtracker.web.desk.forms import StatesField as NamesOfStates
from uprtracker.web.desk.forms import state_names
from uprtracker.web.edited.related import related_to

MOST = 40


class StatesField(NamesOfStates):
    """States by name in any of the languages, or by code, with semicolons between: a list of codes."""

    def __init__(self, **kwargs: Any) -> None:
        told = gettext_lazy("Names with semicolons between, for example: Samoa; Uganda.")
        super().__init__(**{"required": False, "label": gettext_lazy("States"), "help_text": told, **kwargs})

    def prepare_value(self, value: object) -> object:
        """Show names."""
        return state_names(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Return the codes, each once; raises ValidationError with the names that are no State."""
        return list(super().clean(value))


class RelatedField(forms.CharField):
    """Records and pages, one a line: a list of the lines, each known."""

    def __init__(self, **kwargs: Any) -> None:
        told = gettext_lazy(
            "One a line: a code (SVN-48, SVN-48-140.7), the symbol of a document (A/HRC/59/15), or an "
            "address, after it the words to show: https://example.org The report."
        )
        shown = {"label": gettext_lazy("Related records and pages"), "help_text": told, "required": False}
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 3}), **shown, **kwargs})

    def prepare_value(self, value: object) -> object:
        """Show a line for each."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:  # type: ignore[override]  # a list, not the text
        """Return the lines; name those that lead nowhere."""
        if isinstance(value, list):
            return value
        lines = [line.strip() for line in str(super().to_python(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST:
            raise ValidationError(_("At most {n} lines.").format(n=MOST))
        known = {one.line for one in related_to(lines)}
        if strange := [line for line in lines if line not in known]:
            raise ValidationError(
                _("Nothing here has this name, and it is no address: {names}.").format(
                    names="; ".join(strange[:5])
                )
            )
        return list(dict.fromkeys(lines))

    def has_changed(self, initial: object, data: object) -> bool:
        """Tell whether other words stand there now."""
        return str(self.prepare_value(initial) or "") != str(data or "").replace("\r\n", "\n")


def issues_field() -> forms.TypedMultipleChoiceField:
    """Return a field of issues, ticked in a list in the reader's language."""
    slugs = names.reference().issues
    choices = sorted(((slug, names.issue(slug)) for slug in slugs), key=lambda one: names.fold(one[1]))
    return _ticked(gettext_lazy("Issues"), choices)


def regions_field() -> forms.TypedMultipleChoiceField:
    """Return a field of the regional groups of the United Nations."""
    slugs = {one.regional_group for one in names.reference().states.all if one.kind != "demo"} - {""}
    return _ticked(gettext_lazy("Regional groups"), sorted((slug, names.group(slug)) for slug in slugs))


def _ticked(label: Any, choices: list[tuple[str, str]]) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, required=False, choices=choices, coerce=str, empty_value=[],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ticked"}),
    )  # fmt: skip
