"""A review in a form, by its code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.records.models import Review
from uprtracker.records.named import review_named


class ReviewField(forms.CharField):
    """`SVN-48` as people write it; cleaned it is the review, or None where nothing was written."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=12, **options)

    def clean(self, value: Any) -> Review | None:
        """Return the review that is meant."""
        named = str(super().clean(value)).strip()
        review = review_named(named)
        if named and review is None:
            raise forms.ValidationError(_("There is no such review. Write State and session: SVN-48."))
        return review
