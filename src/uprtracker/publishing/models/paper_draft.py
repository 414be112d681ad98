"""A paper being written in a workspace, and its sections.

The text of a section is what people wrote, in the light notation of `papers/markup.py`. What came
from the records is kept beside it as it came (`made`), so that it can be brought up to date and
what people changed meanwhile stays.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Kept


class PaperKind(models.TextChoices):
    """The papers that are written here."""

    FACT_SHEET = "fact_sheet", _("Fact sheet for the Pre-session (two pages)")
    SUBMISSION = "stakeholder_submission", _("Stakeholder submission")
    JOINT_SUBMISSION = "joint_submission", _("Joint stakeholder submission")
    MID_TERM = "mid_term", _("Mid-term report")
    NATIONAL_REPORT = "national_report", _("National report")
    RESPONSES = "responses", _("Responses to recommendations (addendum)")
    ITEM_6 = "item_6", _("Statement under item 6")
    BRIEFING = "briefing", _("Briefing on a country after its review")


class PaperDraft(Kept):
    """A paper of a party. `review` is the code of the review it speaks of: `SVN-34`.

    `lines` stand under the title, one each; `signatories`, one a line, are names with what is said of
    them behind a semicolon. Its sections have its level: they are seen by whoever sees the paper.
    """

    kind = models.CharField(_("Paper"), max_length=24, choices=PaperKind)
    title = models.CharField(_("Title"), max_length=200)
    language = models.CharField(_("Language"), max_length=8, choices=settings.LANGUAGES, default="en")
    review = models.CharField(_("Review"), max_length=12)
    lines = models.TextField(_("Lines under the title"), max_length=1000, blank=True)
    signatories = models.TextField(_("Signatories"), max_length=20_000, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return its page in the workspace."""
        return reverse("web:workspace-paper", args=[self.workspace.slug, self.pk])

    def save(self, **options: Any) -> None:
        """Save the paper, and give its sections its level."""
        super().save(**options)
        self.sections.update(
            level=self.level, proposed="", published_at=self.published_at, signed_by=self.signed_by
        )


class PaperSection(Kept):
    """A section. `part` names what of the records it is made from (`papers/parts`); empty: people write all.

    `made` is the text as the records last gave it, `waiting` what they gave later and was not taken
    over because people had changed the same place.
    """

    paper_id: int

    paper = models.ForeignKey(PaperDraft, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    part = models.CharField(max_length=24, blank=True, editable=False)
    title = models.CharField(_("Heading"), max_length=200, blank=True)
    text = models.TextField(_("Text"), max_length=400_000, blank=True)
    made = models.TextField(blank=True, editable=False)
    waiting = models.TextField(blank=True, editable=False)
    annex = models.BooleanField(_("An annex: its words do not count"), default=False)

    class Meta(Kept.Meta):
        verbose_name = _("section of a paper")
        verbose_name_plural = _("sections of papers")
        ordering = ["paper", "annex", "order", "pk"]

    def __str__(self) -> str:
        return self.title or f"{self.paper} {self.order}"

    def get_absolute_url(self) -> str:
        """Return its place on the page of its paper."""
        return f"{self.paper.get_absolute_url()}#s{self.pk}"

    def save(self, **options: Any) -> None:
        """Save the section, and count it as a change of the paper: who signs that, signs all of it."""
        super().save(**options)
        PaperDraft.objects.filter(pk=self.paper_id).update(
            revision=models.F("revision") + 1, changed_at=timezone.now()
        )
