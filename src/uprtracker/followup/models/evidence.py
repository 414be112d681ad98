"""Evidence on recommendations: what somebody saw, was told or has in writing, and how far to rely on it.

Graded by the Admiralty scale: how reliable the source is (A to F), and how credible what it says (1 to 6).
What comes from persons lives by their consent: once it is withdrawn a tombstone is left, without a word
of what was said.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Kept, Level


class Reliability(models.TextChoices):
    """The source: has it been right before?"""

    A = "A", _("A: completely reliable")
    B = "B", _("B: usually reliable")
    C = "C", _("C: fairly reliable")
    D = "D", _("D: not usually reliable")
    E = "E", _("E: unreliable")
    F = "F", _("F: reliability cannot be judged")


class Credibility(models.TextChoices):
    """What is said: do others say so too?"""

    ONE = "1", _("1: confirmed by other sources")
    TWO = "2", _("2: probably true")
    THREE = "3", _("3: possibly true")
    FOUR = "4", _("4: doubtfully true")
    FIVE = "5", _("5: improbable")
    SIX = "6", _("6: truth cannot be judged")


class Method(models.TextChoices):
    """How the evidence came about."""

    TESTIMONY = "testimony", _("Testimony or interview")
    OBSERVATION = "observation", _("Own observation")
    SURVEY = "survey", _("Survey")
    STATISTICS = "statistics", _("Official statistics")
    LAW = "law", _("Law, judgment or official document")
    UN = "un", _("United Nations document")
    MEDIA = "media", _("Media")
    COMMUNITY = "community", _("Community form")
    OTHER = "other", _("Other")


class Consent(models.TextChoices):
    """What the persons concerned agreed to."""

    NEEDLESS = "needless", _("Not needed: a public source")
    UNKNOWN = "unknown", _("Not asked yet")
    PRIVATE = "private", _("Given, but not for publication")
    PUBLIC = "public", _("Given, for publication too")


class Gone(models.TextChoices):
    """Why a tombstone is all that is left."""

    WITHDRAWN = "withdrawn", _("Consent was withdrawn")
    DELETED = "deleted", _("Deleted by the party")


class Evidence(Kept):
    """One piece of evidence. `codes` are those of the recommendations and pledges that it bears on.

    `document` (SHA-256) and `paragraph` name the paragraph of a UN document that was accepted as evidence,
    `method_version` what proposed it. `receipt` is the digest of the number by which whoever sent it
    through a `form` can withdraw it. Of a tombstone (`gone`) its frame, codes, method and receipt are left.
    """

    codes_by = "links__code"

    title = models.CharField(max_length=200, blank=True)
    account = models.TextField(blank=True, max_length=20_000)
    source = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=160, blank=True)
    date = models.DateField(null=True, blank=True)
    method = models.CharField(max_length=12, choices=Method, default=Method.OTHER)
    reliability = models.CharField(max_length=1, choices=Reliability, blank=True)
    credibility = models.CharField(max_length=1, choices=Credibility, blank=True)
    language = models.CharField(max_length=10, blank=True)
    consent = models.CharField(max_length=10, choices=Consent, default=Consent.UNKNOWN)
    codes = models.JSONField(default=list, blank=True)
    document = models.CharField(max_length=64, blank=True, editable=False)
    paragraph = models.CharField(max_length=20, blank=True, editable=False)
    method_version = models.CharField(max_length=60, blank=True, editable=False)
    form = models.ForeignKey(
        "followup.IntakeForm",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    receipt = models.CharField(max_length=64, blank=True, editable=False)
    gone = models.CharField(max_length=10, choices=Gone, blank=True, editable=False)
    gone_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta(Kept.Meta):
        ordering = ["-pk"]
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.UniqueConstraint(
                fields=["receipt"], condition=~models.Q(receipt=""), name="one_evidence_per_receipt"
            )
        ]

    def __str__(self) -> str:
        return self.get_gone_display() if self.gone else self.title

    def get_absolute_url(self) -> str:
        """Return the page of this piece in its workspace."""
        return reverse("web:workspace-evidence-one", args=[self.workspace.slug, self.pk])

    @property
    def code(self) -> str:
        """The first recommendation that it bears on, by which traces name it."""
        return str(self.codes[0]) if self.codes else ""

    @property
    def grade(self) -> str:
        """Both grades as the Admiralty scale writes them, `B2`; `-` stands for one that is not given."""
        return (
            f"{self.reliability or '-'}{self.credibility or '-'}"
            if self.reliability or self.credibility
            else ""
        )

    def clean(self) -> None:
        """Refuse to show more people what the persons concerned did not agree to, and to show tombstones."""
        asked = {self.level, self.proposed}
        needed: set[str] = set()
        if Level.WORKSPACE in asked:
            needed = {Consent.NEEDLESS, Consent.PRIVATE, Consent.PUBLIC}
        if Level.PUBLIC in asked:
            needed = {Consent.NEEDLESS, Consent.PUBLIC}
        if needed and (self.gone or self.consent not in needed):
            raise ValidationError(gettext("The persons concerned have not agreed to that."))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep the index of codes in step."""
        super().save(*args, **kwargs)
        self.links.exclude(code__in=self.codes).delete()
        there = set(self.links.values_list("code", flat=True))
        EvidenceLink.objects.bulk_create(
            EvidenceLink(evidence=self, code=code) for code in dict.fromkeys(self.codes) if code not in there
        )


class EvidenceLink(models.Model):
    """The index of `Evidence.codes`: which evidence bears on a recommendation."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="links")
    code = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evidence", "code"], name="one_link_per_code")]

    def __str__(self) -> str:
        return self.code


class RejectedPassage(Kept):
    """A paragraph of a later document that a party looked at and found not to bear on a recommendation.

    `document` is its SHA-256; `score` and `method_version` are those of the proposal.
    """

    code = models.CharField(max_length=40, db_index=True)
    document = models.CharField(max_length=64, editable=False)
    paragraph = models.CharField(max_length=20)
    score = models.FloatField()
    method_version = models.CharField(max_length=60, editable=False)

    class Meta(Kept.Meta):
        ordering = ["pk"]
        verbose_name = _("rejected passage")
        verbose_name_plural = _("rejected passages")

    def __str__(self) -> str:
        return f"{self.code}: {self.paragraph}"
