"""Quotes: what somebody said, where, and where that can be read."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.records.library.models.holding import Holding
from uprtracker.records.library.models.statement import DeliveredStatement


class Quote(Holding):
    """Words of a person, as said or in translation. `function` is the office held, `occasion` where it was.

    It leads to its source: a statement of the library, a paragraph of a UN document (`symbol`,
    `paragraph`), or an address. `title` is a short name for lists and addresses.
    """

    kind: ClassVar[str] = "quote"
    translated: ClassVar[tuple[str, ...]] = ("title", "words", "function", "occasion")

    words = models.TextField(gettext_lazy("Words"))
    person = models.CharField(gettext_lazy("Who said it"), max_length=200)
    function = models.CharField(gettext_lazy("Function"), max_length=250, blank=True)
    occasion = models.CharField(gettext_lazy("Occasion"), max_length=250, blank=True)
    statement = models.ForeignKey(
        DeliveredStatement,
        null=True,
        blank=True,
        verbose_name=gettext_lazy("Statement it is from"),
        on_delete=models.SET_NULL,
        related_name="quotes",
    )
    symbol = models.CharField(gettext_lazy("Symbol of the UN document it is from"), max_length=60, blank=True)
    paragraph = models.CharField(gettext_lazy("Paragraph"), max_length=20, blank=True)
    link = models.URLField(gettext_lazy("Address of the source"), max_length=500, blank=True)

    def clean(self) -> None:
        """Ask for a source. Raises ValidationError."""
        super().clean()
        if not (self.statement_id or self.symbol.strip() or self.link):
            sentence = _("Say where these words can be read: a statement, a UN document or an address.")
            raise ValidationError({"link": sentence})
