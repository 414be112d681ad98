"""Meetings with missions and others about an issue, what they promised, and what became of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Kept


class Meeting(Kept):
    """A meeting. `mission` is the State met (ISO3), `met` who else, as an institution: never a person's name.

    `review` is the code of the review it was about, `issue` a slug. `promised` is the commitment, due on
    `due_on`; `promise` says what became of it.
    """

    class Promise(models.TextChoices):
        NONE = "none", _("nothing promised")
        OPEN = "open", _("open")
        KEPT = "kept", _("kept")
        BROKEN = "broken", _("not kept")

    held_on = models.DateField(_("Day"))
    mission = models.CharField(_("Mission of"), max_length=3, blank=True)
    met = models.CharField(_("Institution met"), max_length=200, blank=True)
    review = models.CharField(_("About the review"), max_length=20, blank=True)
    issue = models.CharField(_("About the issue"), max_length=80, blank=True)
    notes = models.TextField(_("What was said"), blank=True, max_length=8000)
    promised = models.TextField(_("What was promised"), blank=True, max_length=3000)
    due_on = models.DateField(_("Due"), null=True, blank=True)
    promise = models.CharField(_("The promise is"), max_length=6, choices=Promise, default=Promise.NONE)

    class Meta(Kept.Meta):
        verbose_name = _("meeting")
        ordering = ["-held_on", "-pk"]

    def get_absolute_url(self) -> str:
        """Return where it shows to those who see it."""
        return f"{reverse('web:workspace-meetings', args=[self.workspace.slug])}#meeting-{self.pk}"

    def clean(self) -> None:
        """Refuse a meeting with nobody; a promise without words is none."""
        if not self.mission and not self.met.strip():
            raise ValidationError({"met": gettext("Say which mission or institution you met.")})
        if not self.promised.strip():
            self.promise = self.Promise.NONE
        elif self.promise == self.Promise.NONE:
            self.promise = self.Promise.OPEN


class Support(Kept):
    """What a State that made a recommendation did to follow it up: a step, or aid. `code` is permanent.

    `amount` is in units of `currency` (ISO 4217); `partner` an institution, never a person's name.
    """

    class Kind(models.TextChoices):
        RAISED = "raised", _("Raised in a meeting")
        STATEMENT = "statement", _("Raised in public")
        VISIT = "visit", _("Visit")
        ASSISTANCE = "assistance", _("Technical assistance")
        FUNDING = "funding", _("Funding")
        OTHER = "other", _("Other")

    code = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind)
    done_on = models.DateField(_("Day"))
    text = models.TextField(_("What was done, and what came of it"), max_length=8000)
    partner = models.CharField(_("Partner institution"), max_length=200, blank=True)
    amount = models.DecimalField(_("Amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("Currency"), max_length=3, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("follow-up step")
        ordering = ["-done_on", "-pk"]

    def clean(self) -> None:
        """Refuse an amount below nothing or without its currency."""
        self.currency = self.currency.upper()
        if self.amount is not None and self.amount < 0:
            raise ValidationError({"amount": gettext("An amount is not below zero.")})
        if self.amount is not None and not (len(self.currency) == 3 and self.currency.isascii()):
            raise ValidationError({"currency": gettext("Name the currency by its three letters: EUR, USD.")})
