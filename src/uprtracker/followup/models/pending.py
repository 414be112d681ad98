"""The pending desk: what is weighed between a review and the State's answer."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Kept

LONGEST = 20_000
MOST_CODES = 1_000


class Answer(models.TextChoices):
    """What a State can answer; it cannot reject (Council resolution 5/1, paragraph 32)."""

    SUPPORTED = "supported", _("Supported")
    NOTED = "noted", _("Noted")
    PARTIAL = "partial", _("Supported in part")


class Argument(Kept):
    """What a party says for or against supporting a pending recommendation, by permanent code."""

    class Side(models.TextChoices):
        SUPPORT = "support", _("For supporting it")
        CONDITION = "condition", _("For supporting it, if …")
        AGAINST = "against", _("Against supporting it")

    code = models.CharField(max_length=40, db_index=True)
    side = models.CharField(max_length=12, choices=Side)
    text = models.TextField(max_length=LONGEST)
    source = models.CharField(max_length=500, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("argument")
        ordering = ["made_at", "pk"]

    def get_absolute_url(self) -> str:
        """Return where it shows to those who see it."""
        return _on_the_desk(self, self.code)


class Consultation(Kept):
    """A consultation on pending recommendations: when, with whom, and what came of it."""

    codes = models.JSONField(default=list)
    held_on = models.DateField()
    with_whom = models.CharField(max_length=300)
    outcome = models.TextField(blank=True, max_length=LONGEST)

    class Meta(Kept.Meta):
        verbose_name = _("consultation")
        ordering = ["held_on", "pk"]

    def get_absolute_url(self) -> str:
        """Return where it shows to those who see it."""
        return _on_the_desk(self, self.codes[0])

    def clean(self) -> None:
        """Refuse codes that are no list of names of a sensible length."""
        codes: Any = self.codes
        good = isinstance(codes, list) and 0 < len(codes) <= MOST_CODES
        if not good or not all(isinstance(one, str) and 0 < len(one) <= 40 for one in codes):
            raise ValidationError({"codes": gettext("Name the recommendations that were discussed.")})


class DraftAnswer(Kept):
    """The answer of a party to one recommendation on its way: draft, then final.

    `ministry` is in charge; `draft` and `final` are empty until there is one. `reasons` are for the
    desk, `words` go into the responses paper.
    """

    code = models.CharField(max_length=40, db_index=True)
    ministry = models.CharField(max_length=160, blank=True)
    draft = models.CharField(max_length=12, choices=Answer, blank=True)
    reasons = models.TextField(blank=True, max_length=LONGEST)
    final = models.CharField(max_length=12, choices=Answer, blank=True)
    words = models.TextField(blank=True, max_length=LONGEST)

    class Meta(Kept.Meta):
        verbose_name = _("draft answer")
        ordering = ["code", "pk"]
        constraints = [models.UniqueConstraint(fields=["party", "code"], name="one_answer_per_party")]

    def get_absolute_url(self) -> str:
        """Return where it shows to those who see it."""
        return _on_the_desk(self, self.code)


def _on_the_desk(thing: Kept, code: str) -> str:
    return reverse("web:workspace-pending-one", args=[thing.workspace.slug, code])
