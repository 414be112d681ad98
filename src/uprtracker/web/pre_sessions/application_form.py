"""The form of an application. As a draft it may lack anything; what is filled in must be sound."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.pre_sessions.applying import ASKED, MOST_ISSUES, MOST_WORDS
from uprtracker.agenda.pre_sessions.models import Application
from uprtracker.web import names

PARTS = (
    (_("Your institution"), ("institution", "kind", "region", "since", "ecosoc")),
    (_("What you want to say"), ("aim", "issues", "upload")),
    (_("Your speaker"), ("speaker_name", "speaker_gender", "speaker_function", "speaker_email")),
    (_("Whom we write to"), ("contact_name", "contact_email", "language")),
)
"""Headings, and the fields under each."""
FILES = _("PDF or Word, 10 MB at most.")


class ApplicationForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an institution tells. `values` has what is to be kept, `upload` the file apart."""

    upload = forms.FileField(
        label=_("Your submission to the review"),
        help_text=FILES,
        required=False,
        max_length=200,
        widget=forms.FileInput({"accept": ".pdf,.doc,.docx,.odt,.rtf"}),
    )
    issues = forms.MultipleChoiceField(
        label=_("Issues"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Application
        fields = (*ASKED, "language")
        labels = {
            "institution": _("Name of the institution or organisation"),
            "kind": _("What it is"),
            "region": _("Region or town of the country in which it works"),
            "aim": _("What you want to achieve at the Pre-session"),
            "since": _("Year since which it has worked on the country"),
            "ecosoc": _("Status with the Economic and Social Council (ECOSOC)"),
            "contact_name": _("Name of the contact"),
            "contact_email": _("Mail address of the contact"),
            "speaker_name": _("Name of the speaker"),
            "speaker_gender": _("Gender of the speaker"),
            "speaker_email": _("Mail address of the speaker"),
            "speaker_function": _("Function of the speaker"),
            "language": _("Language in which we write to you"),
        }
        help_texts = {
            "region": _("Leave it empty if it works everywhere."),
            "contact_email": _("Letters go to this address."),
            "speaker_name": _("Seen by those who choose the speakers. It is made known to nobody else unless "
                              "the speaker agrees."),
        }  # fmt: skip
        widgets = {"aim": forms.Textarea({"rows": 9, "dir": "auto"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        known = [(slug, names.issue(slug)) for slug in names.reference().issues]
        issues = self.fields["issues"]
        issues.choices = sorted(  # type: ignore[attr-defined]
            known, key=lambda pair: names.fold(pair[1])
        )
        issues.help_text = _("Choose at most {n}.").format(n=MOST_ISSUES)
        self.fields["aim"].help_text = _("At most {n} words.").format(n=MOST_WORDS)
        self.fields["aim"].widget.attrs["data-words"] = str(MOST_WORDS)
        self.fields["since"].widget = forms.NumberInput({"min": 1900, "max": 2100, "inputmode": "numeric"})
        for name in ("institution", "region", "contact_name", "speaker_name", "speaker_function"):
            self.fields[name].widget.attrs["dir"] = "auto"

    @property
    def values(self) -> dict[str, Any]:
        """Return the fields as they were filled in."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def clean_since(self) -> int | None:
        """Refuse what is no year."""
        year: int | None = self.cleaned_data["since"]
        if year is not None and not 1900 <= year <= 2100:
            raise forms.ValidationError(_("Write a year with four digits."))
        return year

    def parts(self) -> list[tuple[str, list[Any]]]:
        """Return headings with their fields."""
        return [(str(heading), [self[name] for name in fields]) for heading, fields in PARTS]
