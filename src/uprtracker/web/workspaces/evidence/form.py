"""The form of a piece of evidence: what it shows, where from, how far to rely on it, with files."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Level, Member
from uprtracker.followup.evidence.taking_in import followed
from uprtracker.followup.models import Evidence


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Any number of files, or none."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files as a list."""
        sent = data if isinstance(data, (list, tuple)) else [data]
        return [super(_FilesField, self).clean(one, initial) for one in sent if one]


class EvidenceForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person says of a piece of evidence. `codes` are typed one after the other."""

    codes = forms.CharField(
        label=_("Recommendations"),
        help_text=_("Their codes, with spaces between: XAA-45-140.1 XAA-45-140.2"),
        required=False,
        max_length=8_000,
    )
    uploads = _FilesField(
        label=_("Files"),
        help_text=_(
            "Documents, pictures, sound, film; 20 MB each. Only people who see this record can open them."
        ),
        required=False,
    )

    class Meta:
        model = Evidence
        fields = (
            "title",
            "account",
            "codes",
            "source",
            "place",
            "date",
            "method",
            "reliability",
            "credibility",
            "language",
            "consent",
            "uploads",
        )
        labels = {
            "title": _("What it shows"),
            "account": _("Account"),
            "source": _("Source"),
            "place": _("Place"),
            "date": _("Date"),
            "method": _("How it came about"),
            "reliability": _("Reliability of the source"),
            "credibility": _("Credibility of what is said"),
            "language": _("Language of the original"),
            "consent": _("Consent of the persons concerned"),
        }
        help_texts = {
            "title": _("One line, without names of persons at risk."),
            "source": _("Who or what it comes from. Leave out whoever could be harmed."),
        }
        widgets = {
            "account": forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
            "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, seat: Member, codes: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.seat = seat
        self.fields["title"].required = True
        there = self.instance.codes if self.instance.pk else codes
        self.fields["codes"].initial = " ".join(there)
        self.initial["codes"] = " ".join(there)
        if not self.instance.pk:
            self.fields["level"] = forms.ChoiceField(
                label=_("Who sees it"),
                choices=[(one.value, one.label) for one in Level if one != Level.PUBLIC],
                initial=Level.PARTY,
            )

    def clean_codes(self) -> list[str]:
        """Return the codes as they are today; refuse those that the workspace does not follow."""
        return followed(self.seat.workspace, str(self.cleaned_data["codes"]).replace(",", " ").split())

    def said(self) -> dict[str, Any]:
        """Return the fields of the record as they were filled in."""
        names = [name for name in self.Meta.fields if name != "uploads"]
        return {name: self.cleaned_data[name] for name in names}
