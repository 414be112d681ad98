"""A field in which a person names recommendations."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from uprtracker.followup.plans.naming import Names

SHOWN = 5


class CodesField(forms.CharField):
    """Takes `140.7, SVN-48-140.8` and gives the list of permanent codes. `names` is set by the form."""

    names: Names
    known: Sequence[str] = ()

    def prepare_value(self, value: object) -> object:
        """Show codes with commas between."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:  # type: ignore[override]  # a list, not the text
        """Return the codes; name the words that are none."""
        text = str(super().to_python(value) or "")
        found, strange = self.names.named(text, self.known)
        if strange:
            raise ValidationError(
                _("Not followed here, or not clear which: %(words)s. Write the full code, as %(example)s.")
                % {"words": ", ".join(strange[:SHOWN]), "example": "SVN-48-140.7"}
            )
        return found

    def validate(self, value: object) -> None:
        """No recommendation need be named."""

    def run_validators(self, value: object) -> None:
        """The model checks the codes."""

    def has_changed(self, initial: object, data: object) -> bool:
        """Tell whether other words stand there now."""
        return str(self.prepare_value(initial) or "") != str(data or "")
