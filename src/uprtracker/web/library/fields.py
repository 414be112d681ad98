"""Fields of the library's forms: a line for each entry, chapters with their times, reviews by code."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from uprtracker.records.models import Review
from uprtracker.web.library.words import name_of_language
from uprtracker.web.templatetags.library import clock

_CHAPTER = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\s+(\S.*)", re.ASCII)
_LENGTH = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)", re.ASCII)
MORE_LANGUAGES = ("pt", "de", "it", "sw", "fa", "hi", "id", "tr", "vi", "th", "ur", "my", "ne", "uk")


class LinesField(forms.CharField):
    """A line for each entry: a list of texts."""

    def __init__(self, **kwargs: Any) -> None:
        shown = {"required": False, "widget": forms.Textarea(attrs={"rows": 3})}
        super().__init__(**{**shown, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """Show a line for each."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Return the lines that hold something."""
        text = super().clean(value)
        return [line.strip() for line in str(text or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether other words stand there now."""
        return str(self.prepare_value(initial) or "") != str(data or "").replace("\r\n", "\n")


class ChaptersField(LinesField):
    """A time and a title in each line: a list of {"at", "title"}."""

    def prepare_value(self, value: Any) -> Any:
        """Show `12:30 Questions` for each."""
        if not isinstance(value, list):
            return value
        return "\n".join(f"{clock(one['at'])} {one['title']}" for one in value)

    def clean(self, value: Any) -> Any:
        """Return the chapters. Raises ValidationError with the line that is not understood."""
        return [self._chapter(line) for line in super().clean(value)]

    def _chapter(self, line: str) -> Mapping[str, Any]:
        found = _CHAPTER.fullmatch(line)
        if found is None:
            sentence = _("Write a time and a title in each line: 12:30 Questions. Not understood: %(line)s")
            raise ValidationError(sentence % {"line": line[:60]})
        return {"at": _seconds(found.groups()[:3]), "title": found[4].strip()}


class LengthField(forms.CharField):
    """`1:12:00` or `4:30`: a number of seconds."""

    def prepare_value(self, value: Any) -> Any:
        """Show hours, minutes, seconds."""
        return clock(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Return the seconds, None where nothing is said."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        found = _LENGTH.fullmatch(text)
        if found is None:
            raise ValidationError(_("Write hours, minutes and seconds: 1:12:00."))
        return _seconds(found.groups())


class ReviewField(forms.CharField):
    """A review by its code (`SVN-48`)."""

    def prepare_value(self, value: Any) -> Any:
        """Show the code."""
        if isinstance(value, int):
            return Review.objects.filter(pk=value).values_list("code", flat=True).first() or ""
        return value.code if isinstance(value, Review) else value

    def clean(self, value: Any) -> Any:
        """Return the review, None where nothing is said."""
        code = str(super().clean(value) or "").strip().upper()
        if not code:
            return None
        found = Review.objects.filter(code=code).first()
        if found is None:
            raise ValidationError(_("There is no review %(code)s here.") % {"code": code[:20]})
        return found


def languages_field(label: Any, kept: Sequence[str] = ()) -> forms.MultipleChoiceField:
    """Return a field of languages to tick; those that a thing has already are among them."""
    return forms.MultipleChoiceField(
        label=label, required=False, choices=language_choices(kept),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ticked"}),
    )  # fmt: skip


def language_choices(kept: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return languages by name: those of the United Nations first."""
    first = [code.split("-")[0] for code, _name in settings.LANGUAGES]
    codes = dict.fromkeys([*first, *MORE_LANGUAGES, *kept])
    return [(code, name_of_language(code)) for code in codes]


def _seconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds
