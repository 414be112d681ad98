"""Fields of the form of an event: lines, moments by the clock of the place, people by name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.accounts.models import User

MOST = 40
_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]


class LinesField(forms.CharField):
    """Names, one a line: a list of them, each once."""

    def __init__(self, **kwargs: Any) -> None:
        told = {"help_text": gettext_lazy("One a line."), "required": False}
        super().__init__(**{"widget": forms.Textarea({"rows": 2}), **told, **kwargs})

    def prepare_value(self, value: object) -> object:
        """Show a line for each."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:  # type: ignore[override]  # a list, not the text
        """Return the lines that say something."""
        lines = [" ".join(line.split()) for line in str(super().to_python(value) or "").splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST or any(len(line) > 200 for line in found):
            raise ValidationError(_("At most {n} lines of 200 letters.").format(n=MOST))
        return found

    def has_changed(self, initial: object, data: object) -> bool:
        """Tell whether other words stand there now."""
        return str(self.prepare_value(initial) or "") != str(data or "").replace("\r\n", "\n")


class ClockField(forms.DateTimeField):
    """Day and hour as the clock of the place shows them; the form works out the moment."""

    def __init__(self, **kwargs: Any) -> None:
        shown = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(input_formats=_FORMATS, widget=shown, **kwargs)


class PeopleField(LinesField):
    """People with an account, by user name or mail address, one a line."""

    def prepare_value(self, value: object) -> object:
        """Show user names."""
        shown = [str(one) for one in value] if isinstance(value, list) else value
        return super().prepare_value(shown)

    def clean(self, value: Any) -> list[User]:
        """Return them; name those that are nobody's."""
        found: list[User] = []
        strange: list[str] = []
        for name in super().clean(value):
            one = User.objects.filter(Q(username=name) | Q(email__iexact=name), is_active=True).first()
            if one is None:
                strange.append(name)
            else:
                found.append(one)
        if strange:
            said = _("Nobody here has this name: {names}.")
            raise ValidationError(said.format(names="; ".join(strange[:5])))
        return found
