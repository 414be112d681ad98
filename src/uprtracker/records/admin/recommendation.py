"""Recommendations at the data desk: everything is shown, answers and labels can be decided."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.admin_site import PolicyAdmin, PolicyInline
from uprtracker.accounts.policy import Action
from uprtracker.core import Position as Answer
from uprtracker.records.deciding import Source, decide_coding, decide_position
from uprtracker.records.models import Alias, Coding, Pair, Position, Recommendation, SourceRow
from uprtracker.reference import load_reference

ANSWERS = {
    Answer.SUPPORTED: _("Supported"),
    Answer.NOTED: _("Noted"),
    Answer.PARTIAL: _("Supported in part"),
    Answer.PENDING: _("Pending"),
}


# The steps that a person may add: his own decision, or one of the State with its source.
ADDED = (Position.Stage.EDITOR, Position.Stage.ADDENDUM, Position.Stage.PLENARY)


def _labels() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the labels of both schemes by name, to pick from. Nobody has to know their codes."""
    reference = load_reference()
    actions = [(str(n), f"{n} {gettext(one.name)}") for n, one in reference.action_categories.items()]
    issues = sorted(((slug, gettext(one.name)) for slug, one in reference.issues.items()), key=lambda x: x[1])
    return [(gettext("action category"), actions), (gettext("issue"), issues)]


class PositionForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """An editor's answer, or a step of the State that the editor found, with its source."""

    value = forms.ChoiceField(choices=[(answer.value, words) for answer, words in ANSWERS.items()])
    stage = forms.TypedChoiceField(
        choices=[(stage.value, stage.label) for stage in ADDED], coerce=int, required=False
    )

    class Meta:
        model = Position
        fields = ("state", "value", "stage", "date", "symbol", "paragraph", "words", "comment")
        widgets = {
            "words": forms.Textarea({"rows": 2, "cols": 40}),
            "comment": forms.Textarea({"rows": 2, "cols": 40}),
            "state": forms.TextInput({"size": 4, "maxlength": 3}),
        }

    def clean_stage(self) -> int:
        """Take a step without a stage for the editor's own."""
        return int(self.cleaned_data["stage"] or Position.Stage.EDITOR)

    def clean_state(self) -> str:
        """Accept only a State that stands behind this recommendation, or none for all of them."""
        state = str(self.cleaned_data["state"]).upper()
        if (
            state
            and not Pair.objects.filter(recommendation=self.instance.recommendation, state=state).exists()
        ):
            raise forms.ValidationError(_("This State did not make this recommendation."))
        return state


class CodingForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """An editor's label, or that a label does not hold."""

    scheme = forms.ChoiceField(choices=[("action", _("action category")), ("issue", _("issue"))])
    label = forms.ChoiceField(choices=_labels)

    class Meta:
        model = Coding
        fields = ("scheme", "label", "holds")

    def clean(self) -> dict[str, Any]:
        """Accept only labels of the scheme."""
        values = super().clean() or {}
        reference = load_reference()
        known = {"action": [str(one) for one in reference.action_categories], "issue": reference.issues}
        if values.get("label") not in known.get(values.get("scheme", ""), ()):
            raise forms.ValidationError(
                _("This is no label of that scheme: 1 to 5, or the short name of an issue.")
            )
        return values


class PositionInline(PolicyInline):
    """All steps of the answer."""

    model = Position
    form = PositionForm
    to_add = Action.EDIT_RECORDS
    readonly_fields = ("person",)
    exclude = ("boxes", "document", "row", "part", "part_words", "page", "line", "end_page", "end_line")


class CodingInline(PolicyInline):
    """All labels with who gave them."""

    model = Coding
    form = CodingForm
    to_add = Action.EDIT_RECORDS
    readonly_fields = ("origin", "version", "confidence", "person", "decided_at")


class PairInline(PolicyInline):
    """Recommending States."""

    model = Pair
    fields = ("state", "position", "origin", "part")


class AliasInline(PolicyInline):
    """Other public names."""

    model = Alias
    verbose_name_plural = _("Former codes")
    fields = ("code",)


class SourceRowInline(PolicyInline):
    """Rows of exports that stand under the recommendation."""

    model = SourceRow
    fields = ("file", "row", "state", "position", "text", "counted", "gone")


def _source(one: Position) -> Source | None:
    """Return where the editor found a step, None for a decision of his own."""
    if one.stage == Position.Stage.EDITOR:
        return None
    return Source(Position.Stage(one.stage), one.symbol, one.paragraph, one.date, one.comment)


@admin.register(Recommendation)
class RecommendationAdmin(PolicyAdmin):
    """What sources say is read-only; decisions are new rows (see `records.deciding`)."""

    to_change = Action.EDIT_RECORDS
    list_display = ("code", "text", "position", "origin")
    list_filter = ("origin", "position", "review__cycle", "review__session")
    search_fields = ("code", "text", "aliases__code")
    list_select_related = ("review",)
    show_full_result_count = False
    exclude = ("boxes",)
    inlines = (PositionInline, CodingInline, PairInline, SourceRowInline, AliasInline)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Make all columns read-only."""
        return [
            field.name for field in Recommendation._meta.concrete_fields if field.name not in ("id", "boxes")
        ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write nothing: the columns are read-only."""

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Turn added rows into decisions of the person."""
        for one in formset.save(commit=False):
            if isinstance(one, Position):
                decide_position(
                    recommendation=one.recommendation,
                    value=Answer(one.value),
                    words=one.words,
                    state=one.state,
                    source=_source(one),
                    person=request.user,  # type: ignore[arg-type]  # the policy let in a User
                )
            elif isinstance(one, Coding) and one.recommendation:
                decide_coding(
                    recommendation=one.recommendation,
                    scheme=one.scheme,
                    label=one.label,
                    holds=one.holds,
                    person=request.user,  # type: ignore[arg-type]  # the policy let in a User
                )
