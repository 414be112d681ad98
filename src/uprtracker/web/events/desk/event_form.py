"""The form of an event at the desk of what editors publish."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.events.changing import after_change, set_people
from uprtracker.agenda.events.models import DonorTag, Event
from uprtracker.records.models import Review
from uprtracker.web import names
from uprtracker.web.edited.fields import StatesField, issues_field
from uprtracker.web.edited.form import EditedForm
from uprtracker.web.edited.kinds import Kind, register
from uprtracker.web.edited.moment import moment, zones
from uprtracker.web.events.desk.fields import ClockField, LinesField, PeopleField

_MOMENTS = ("starts_at", "ends_at", "registers_until")
_AREA = forms.Textarea({"rows": 3})


class EventForm(EditedForm):
    """What an event is. `tell`: those who registered get a mail where time or place changed."""

    starts_at = ClockField(label=_("Begins"))
    ends_at = ClockField(label=_("Ends"))
    registers_until = ClockField(label=_("Registration closes"), required=False)
    zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("Of the place: all hours here are by its clock.")
    )
    online = forms.URLField(
        label=_("Address online"), required=False, max_length=500, assume_scheme="https",
        help_text=_("Told to those alone who have a place."),
    )  # fmt: skip
    hosts = LinesField(label=_("Hosts"))
    co_sponsors = LinesField(label=_("Co-sponsors"))
    missions = StatesField(label=_("Missions that stand with them"))
    states = StatesField(label=_("States it is about"))
    languages = forms.TypedMultipleChoiceField(
        label=_("Languages spoken"), required=False, choices=settings.LANGUAGES, coerce=str, empty_value=[],
        widget=forms.CheckboxSelectMultiple({"class": "ticked"}),
    )  # fmt: skip
    run_by = PeopleField(label=_("Run by"), help_text=_("User names or mail addresses, one a line."))
    donors = forms.ModelMultipleChoiceField(
        DonorTag.objects.none(), label=_("Donors"), required=False,
        widget=forms.CheckboxSelectMultiple({"class": "ticked"}),
    )  # fmt: skip
    tell = forms.BooleanField(
        label=_("Write to those who registered if time or place changed"), required=False, initial=True,
        help_text=_("That an event is cancelled, put off or takes place after all, they are always told."),
    )  # fmt: skip

    class Meta:
        model = Event
        fields = (
            "kind", "title", "summary", "programme", "starts_at", "ends_at", "zone", "all_day", "standing",
            "standing_note", "place", "online", "hosts", "co_sponsors", "missions", "states", "session",
            "review", "issues", "themes", "audience", "languages", "registers", "capacity",
            "registers_until", "keep_days", "follow_up_on", "follow_up_question", "follow_up_found",
        )  # fmt: skip
        widgets: ClassVar = {
            "summary": _AREA,
            "programme": forms.Textarea({"rows": 10}),
            "follow_up_question": _AREA,
            "follow_up_found": _AREA,
            "follow_up_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts: ClassVar = {
            "capacity": _("Left empty, there are as many as people come."),
            "follow_up_on": _(
                "Some months after a training, say. Those who agreed get the question that day."
            ),
            "review": _("Its code, as SVN-48."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issues"] = issues_field()
        self.fields["themes"] = _themes()
        self.fields["zone"].choices = zones()  # type: ignore[attr-defined]
        self.fields["donors"].queryset = DonorTag.objects.all()  # type: ignore[attr-defined]
        self._by_the_clock()
        if self.instance.pk is None:
            for name in ("tell", "follow_up_found"):
                del self.fields[name]
        else:
            self.fields["run_by"].initial = [one.username for one in self.instance.run_by.all()]
            self.fields["donors"].initial = list(self.instance.donors.all())
        if not may(self.person, Action.RUN_EVENTS):  # who runs one event does not name others, or donors
            del self.fields["run_by"], self.fields["donors"]
        self.order_fields([name for name in self.fields if name not in self.ends_with])

    def clean_review(self) -> str:
        """Take the code of a review that is here, in small letters too."""
        code = str(self.cleaned_data.get("review") or "").strip().upper()
        if code and not Review.objects.filter(code=code).exists():
            raise ValidationError(_("There is no such review here. A code looks like SVN-48."))
        return code

    def clean(self) -> dict[str, Any]:
        """Work out the moments from the clock of the place."""
        data = super().clean()
        for name in _MOMENTS:
            if data.get(name) and data.get("zone"):
                try:
                    data[name] = moment(data[name].replace(tzinfo=None), data["zone"])
                except ValidationError as error:
                    self.add_error(name, error)
        return data

    def keep(self, thing: Any) -> None:
        """Keep who runs it and who paid; tell those who registered what changed."""
        data = self.cleaned_data
        if "run_by" in self.fields:
            set_people(thing, by=self.person, run_by=data["run_by"], donors=list(data["donors"]))
        after_change(thing, tell=bool(data.get("tell")))

    def _by_the_clock(self) -> None:
        """Show moments as the clock of the place does."""
        zone = ZoneInfo(str(self.initial.get("zone") or self.instance.zone))
        for name in _MOMENTS:
            value = self.initial.get(name)
            if isinstance(value, datetime) and value.tzinfo is not None:
                self.initial[name] = value.astimezone(zone).replace(tzinfo=None)


def _themes() -> forms.TypedMultipleChoiceField:
    known: Mapping[str, Any] = names.reference().themes.by_slug
    choices = sorted(((slug, names.label_of("theme", slug)) for slug in known), key=lambda one: one[1])
    return forms.TypedMultipleChoiceField(
        label=_("Themes"), required=False, choices=choices, coerce=str, empty_value=[],
        widget=forms.CheckboxSelectMultiple({"class": "ticked"}),
    )  # fmt: skip


def _run_by(person: User) -> Q:
    return Q(pk__in=person.events_run.values("pk"))


EVENTS = Kind(
    "events", Event, _("Event"), _("Events"), EventForm, address="web:event",
    prose=("summary", "programme"), own=_run_by, aside="web/events/desk/aside.html",
)  # fmt: skip
register(EVENTS)
