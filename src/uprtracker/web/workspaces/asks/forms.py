"""What is written about asks, meetings and steps of follow-up."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Level, Workspace
from uprtracker.followup.asks.reviews import reviews_of, summaries_of
from uprtracker.followup.models import Meeting, Support
from uprtracker.records.asks.adding import Draft
from uprtracker.records.models import Ask, Document, Review
from uprtracker.web import names

_LEVELS = [(level.value, level.label) for level in (Level.PARTY, Level.COORDINATORS, Level.WORKSPACE)]
_LONGEST = 3_000


def _sized(form: forms.BaseForm) -> None:
    for field in form.fields.values():
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 4
        if isinstance(field.widget, forms.Textarea | forms.TextInput):
            field.widget.attrs["dir"] = "auto"


def organisations_in(words: str) -> list[str]:
    """Return the names between commas or semicolons, each once."""
    parts = (" ".join(part.split())[:200] for part in words.replace(";", ",").split(","))
    return list(dict.fromkeys(filter(None, parts)))


class ReadingForm(forms.Form):
    """Where asks come from: a paper, a summary of the library, or lines that are typed."""

    review = forms.ChoiceField(label=_("Asked for the review"))
    source = forms.ChoiceField(label=_("They stand in a"), choices=Ask.Source)
    organisations = forms.CharField(
        label=_("Who asks"),
        required=False,
        max_length=1_000,
        help_text=_("Organisations, with commas. Where the paper itself names who asks, that holds."),
    )
    file = forms.FileField(label=_("Paper (PDF or Word)"), required=False)
    document = forms.ChoiceField(label=_("or a summary of the library"), required=False)
    text = forms.CharField(
        label=_("or type the asks, one a line"), required=False, widget=forms.Textarea, max_length=60_000
    )

    def __init__(self, workspace: Workspace, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reviews: dict[str, Review] = {one.code: one for one in reviews_of(workspace)}
        self.documents: dict[str, Document] = {str(one.pk): one for one in summaries_of(workspace)}
        fields: dict[str, Any] = self.fields
        fields["review"].choices = [(code, review_words(one)) for code, one in self.reviews.items()]
        listed = [(key, one.symbol or one.name) for key, one in self.documents.items()]
        fields["document"].choices = [("", "–"), *listed]
        _sized(self)

    def clean(self) -> dict[str, Any]:
        """Want something to read."""
        given = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in ("file", "document", "text")):
            raise forms.ValidationError(_("Choose a paper, or type what you ask."))
        return given


def review_words(one: Review) -> str:
    """Return the State and session of a review in the reader's language."""
    return _("%(state)s, session %(session)s") % {"state": names.state(one.state), "session": one.session}


def packed(draft: Draft) -> str:
    """Return an ask that was read as the value of a box to tick."""
    return json.dumps([draft.text, draft.words, draft.paragraph, draft.page, draft.by], ensure_ascii=False)


def unpacked(value: str) -> Draft | None:
    """Return the ask of a ticked box; None for what is none."""
    try:
        text, words, paragraph, page, by = json.loads(value)
    except (ValueError, TypeError, RecursionError):
        return None
    texts = (text, words, paragraph)
    fine = all(isinstance(one, str) and "\0" not in one for one in texts) and isinstance(by, list)
    if not fine or not text or max(len(text), len(words)) > _LONGEST or len(paragraph) > 20:
        return None
    number = page if isinstance(page, int) and 0 < page < 100_000 else None
    return Draft(text, words, paragraph, number, tuple(str(one)[:200] for one in by[:20] if one))


class AskForm(forms.ModelForm):  # type: ignore[type-arg]
    """An ask as its party words it."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    who = forms.CharField(label=_("Who asks"), required=False, max_length=1_000)

    class Meta:
        model = Ask
        fields = ("text",)
        labels = {"text": _("What is asked")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _sized(self)


class MeetingForm(forms.ModelForm):  # type: ignore[type-arg]
    """A meeting, and who may read of it."""

    level = forms.ChoiceField(label=_("Who may read it"), choices=_LEVELS)
    mission = forms.ChoiceField(label=_("Mission of"), required=False)
    review = forms.ChoiceField(label=_("About the review"), required=False)
    issue = forms.ChoiceField(label=_("About the issue"), required=False)

    class Meta:
        model = Meeting
        fields = ("held_on", "mission", "met", "review", "issue", "notes", "promised", "due_on", "promise")
        widgets = {name: forms.DateInput(attrs={"type": "date"}) for name in ("held_on", "due_on")}
        help_texts = {"met": _("An institution. Write nobody's name: people you meet may be at risk.")}

    def __init__(self, workspace: Workspace, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["mission"].choices = [("", "–"), *names.state_choices()]
        fields["review"].choices = [
            ("", "–"),
            *((one.code, review_words(one)) for one in reviews_of(workspace)),
        ]
        known = ((slug, names.issue(slug)) for slug in names.reference().issues)
        fields["issue"].choices = [("", "–"), *sorted(known, key=lambda pair: names.fold(pair[1]))]
        _sized(self)


class SupportForm(forms.ModelForm):  # type: ignore[type-arg]
    """A step of follow-up or aid, and who may read of it."""

    level = forms.ChoiceField(label=_("Who may read it"), choices=_LEVELS)

    class Meta:
        model = Support
        fields = ("kind", "done_on", "text", "partner", "amount", "currency")
        widgets = {"done_on": forms.DateInput(attrs={"type": "date"})}
        help_texts = {"partner": _("An institution. Write nobody's name: people you meet may be at risk.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _sized(self)
