"""What an organisation asks of a State before its review, and what takes the ask up."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Kept, Member

LONGEST = 3_000
MOST_ORGANISATIONS = 20


class Ask(Kept):
    """One ask, kept in a workspace. `text` is what is asked; `words` the sentence of the paper it stands in.

    `review` is the code of the review that it was made for (`SVN-48`). `organisations` are those who ask,
    as the paper names them. `issues` are a machine's, unconfirmed. `paper`, `sha256`, `paragraph` and `page`
    say where it stands; empty for what was typed.
    """

    class Source(models.TextChoices):
        SUBMISSION = "submission", _("Submission")
        STATEMENT = "statement", _("Pre-session statement")
        SUMMARY = "summary", _("Summary of stakeholders' submissions")
        WORKSPACE = "workspace", _("This workspace")
        OTHER = "other", _("Other")

    text = models.TextField(max_length=LONGEST)
    words = models.TextField(blank=True, max_length=LONGEST)
    review = models.CharField(max_length=20, db_index=True)
    organisations = models.JSONField(default=list, blank=True)
    source = models.CharField(max_length=12, choices=Source, default=Source.WORKSPACE)
    issues = models.JSONField(default=list, blank=True)
    paper = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("ask")
        ordering = ["review", "paper", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        """Return where it shows to those who see it."""
        return reverse("web:workspace-ask", args=[self.workspace.slug, self.pk])

    def clean(self) -> None:
        """Refuse names that are none."""
        names = self.organisations
        fine = isinstance(names, list) and len(names) <= MOST_ORGANISATIONS
        if not fine or not all(isinstance(name, str) and 0 < len(name) <= 200 for name in names):
            raise ValidationError(
                {"organisations": gettext("Write the names of organisations, with commas.")}
            )


class AskMatch(models.Model):
    """A question or recommendation that takes an ask up: seen by whoever sees the ask, and by nobody else.

    `code` is permanent (a recommendation's, or `q-…` of an advance question). `score` is the machine's by
    `method`, empty for what a person named. A rejected match stays, so that it is not proposed again.
    """

    class Kind(models.TextChoices):
        RECOMMENDATION = "recommendation", _("recommendation")
        QUESTION = "question", _("advance question")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("machine, unconfirmed")
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="matches")
    kind = models.CharField(max_length=14, choices=Kind)
    code = models.CharField(max_length=40, db_index=True)
    score = models.FloatField(null=True, blank=True)
    method = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.PROPOSED)
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["ask", "-score", "pk"]
        constraints = [models.UniqueConstraint(fields=["ask", "code"], name="one_match_per_ask_and_code")]

    def __str__(self) -> str:
        return f"{self.code}: {self.status}"
