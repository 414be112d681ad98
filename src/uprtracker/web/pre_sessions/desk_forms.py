"""The forms of those who prepare a series. Moments are read in the time zone that is active."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Member, User, Workspace
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.models import Language, Panel, Series, SeriesMember
from uprtracker.web import names

_MOMENT = "%Y-%m-%dT%H:%M"
_READ = (_MOMENT, "%Y-%m-%d %H:%M")


class _Moment(forms.DateTimeInput):
    """By calendar and clock, where the browser has them."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=_MOMENT)


class SeriesForm(forms.ModelForm):  # type: ignore[type-arg]
    """The facts of a series. `person` chooses among the workspaces in which he may add records."""

    call_opens_at = forms.DateTimeField(label=_("Call opens"), widget=_Moment(), input_formats=_READ)
    call_closes_at = forms.DateTimeField(label=_("Call closes"), widget=_Moment(), input_formats=_READ)

    class Meta:
        model = Series
        fields = (
            "title", "slug", "place", "zone", "starts_on", "ends_on", "call_opens_at", "call_closes_at",
            "minimum", "places", "workspace",
        )  # fmt: skip
        labels = {
            "title": _("Title"),
            "slug": _("Name in the address"),
            "place": _("Place"),
            "zone": _("Time zone of the place"),
            "starts_on": _("First day"),
            "ends_on": _("Last day"),
            "minimum": _("Fewest applications with which a meeting takes place"),
            "places": _("Speakers of a meeting"),
            "workspace": _("Workspace in which the asks of statements are kept"),
        }
        help_texts = {
            "title": _("Everybody reads it. No names of persons."),
            "slug": _("Small letters, figures and dashes: 52, or 52-nairobi."),
            "place": _("Applicants read it, the public does not."),
            "zone": _("As Europe/Zurich or Africa/Kampala. All hours on these pages are in this zone."),
        }

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for name in ("starts_on", "ends_on"):
            self.fields[name].widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        seats = Member.objects.open_to(person).select_related("workspace")
        open_to = [seat.workspace_id for seat in seats if may(person, Action.ADD, seat.workspace)]
        self.fields["workspace"].queryset = Workspace.objects.filter(pk__in=open_to)  # type: ignore[attr-defined]
        self.fields["title"].widget.attrs["dir"] = "auto"


class OpeningForm(SeriesForm):
    """The facts of a new series, its session first; all its States are in until some are taken out."""

    class Meta(SeriesForm.Meta):
        fields = ("session", *SeriesForm.Meta.fields)  # type: ignore[assignment]
        labels = {"session": _("Session"), **SeriesForm.Meta.labels}


class StatesForm(forms.Form):
    """Which of the States under review have a meeting."""

    states = forms.MultipleChoiceField(label=_("Countries"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, known: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["states"].choices = [(one, names.state(one)) for one in known]  # type: ignore[attr-defined]


class CallForm(forms.Form):
    """What the call says in each language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for code, language in Language.choices:
            self.fields[code] = forms.CharField(
                label=language,
                required=False,
                max_length=20_000,
                widget=forms.Textarea({"rows": 10, "lang": code, "dir": "ltr"}),
            )


class MemberForm(forms.Form):
    """Whom to give which part."""

    address = forms.EmailField(label=_("Mail address of the account"))
    part = forms.ChoiceField(label=_("Part"), choices=SeriesMember.Part.choices)
    panels: "forms.ModelMultipleChoiceField[Panel]" = forms.ModelMultipleChoiceField(
        label=_("Countries"),
        help_text=_("Of an assessor who scores for some countries alone. None: all of them."),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, series: Series, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["panels"].queryset = series.panels.all()  # type: ignore[attr-defined]
        self.fields["panels"].label_from_instance = lambda panel: names.state(panel.state)  # type: ignore[attr-defined]
