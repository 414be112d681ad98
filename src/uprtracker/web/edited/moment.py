"""A moment as people write it: day and hour, and the time zone they mean."""

from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_PLACES = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def zones() -> list[tuple[str, Any]]:
    """Return the time zones as choices, by part of the world."""
    known = sorted(available_timezones())
    grouped = [
        (
            place,
            [
                (name, name.partition("/")[2].replace("_", " "))
                for name in known
                if name.startswith(f"{place}/")
            ],
        )
        for place in _PLACES
    ]
    return [("UTC", "UTC"), *grouped]


def moment(day_and_hour: datetime, zone: str) -> datetime:
    """Return the moment at which clocks there show this; raises ValidationError where they never do."""
    there = day_and_hour.replace(tzinfo=ZoneInfo(zone))
    if there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != day_and_hour:
        raise ValidationError(_("Clocks there skip this hour. Choose another one."))
    return there.astimezone(UTC)


class MomentForm(forms.Form):
    """Asks for a moment to come; `cleaned_data["moment"]` is in UTC."""

    at = forms.DateTimeField(
        label=_("Day and hour"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    zone = forms.ChoiceField(label=_("Time zone"))

    def __init__(self, *args: Any, zone: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["zone"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 (for the type)
        choice.choices = zones()
        choice.initial = zone if zone in available_timezones() else "Europe/Zurich"

    def clean(self) -> dict[str, Any]:
        """Work out the moment."""
        data = super().clean() or self.cleaned_data
        if "at" in data and "zone" in data:
            try:
                data["moment"] = moment(data["at"].replace(tzinfo=None), data["zone"])
            except ValidationError as error:
                self.add_error("at", error)
            else:
                if data["moment"] <= timezone.now():
                    self.add_error("at", _("This moment is past. To publish now, press “Publish now”."))
        return data
