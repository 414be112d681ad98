"""Fields of forms: a day with the calendar of the browser, several lines that are a list."""

from typing import Any

from django import forms


class DayField(forms.DateField):
    """A day, as browsers ask for one; the value is always written 2026-05-31."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d"],
            localize=False,
            **given,
        )


class LinesField(forms.CharField):
    """A list of texts, one in each line; empty lines are left out."""

    def __init__(self, *, rows: int = 3, **given: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
        super().__init__(widget=widget, max_length=5000, **given)

    def prepare_value(self, value: Any) -> Any:
        """Return the lines as one text."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Return the lines as a list."""
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]
