"""The light form by which communities send evidence to a party, without an account."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Kept, Level


class IntakeForm(Kept):
    """A form under a secret link, of which only the digest is kept. What it brings belongs to the party.

    `codes` are the recommendations that answers are linked with; `received_level` who in the party sees
    what comes in.
    """

    title = models.CharField(_("Title"), max_length=160)
    question = models.TextField(_("What you ask"), max_length=2_000)
    codes = models.JSONField(default=list, blank=True)
    received_level = models.CharField(
        max_length=12,
        choices=[
            (Level.COORDINATORS.value, Level.COORDINATORS.label),
            (Level.PARTY.value, Level.PARTY.label),
        ],
        default=Level.COORDINATORS,
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Kept.Meta):
        ordering = ["-pk"]
        verbose_name = _("form for a community")
        verbose_name_plural = _("forms for communities")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of this form in its workspace."""
        return reverse("web:workspace-form", args=[self.workspace.slug, self.pk])

    def clean(self) -> None:
        """Keep a form with its party: whoever reads it could find who is asked what."""
        if {self.level, self.proposed} & {Level.WORKSPACE, Level.PUBLIC}:
            raise ValidationError(gettext("A form stays with its party."))
