"""A country programme: what is planned with partners in a country between two reviews, stage by stage."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.policy import Action
from uprtracker.records.models.edited import Edited
from uprtracker.reference import load_reference


class Programme(Edited):
    """A programme in a country over a cycle. `partners` are names of organisations.

    `donors` are internal, unless their tag says that the name may stand on public pages.
    """

    translated: ClassVar[tuple[str, ...]] = ("title", "summary")
    action: ClassVar[Action] = Action.RUN_EVENTS

    iso3 = models.CharField(_("State"), max_length=3, db_index=True)
    cycle = models.PositiveSmallIntegerField(_("Cycle"))
    title = models.CharField(_("Title"), max_length=200)
    summary = models.TextField(_("Summary"), max_length=20_000, blank=True)
    partners = models.JSONField(_("Partners"), default=list, blank=True)
    donors = models.ManyToManyField(
        "events.DonorTag", verbose_name=_("Donors"), related_name="programmes", blank=True
    )

    class Meta:
        ordering = ["iso3", "-cycle", "pk"]
        verbose_name = _("country programme")
        verbose_name_plural = _("country programmes")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a State or a cycle that nobody knows."""
        if self.iso3 and self.iso3 not in load_reference(demo=True).states.by_iso3:
            raise ValidationError({"iso3": _("This State is not known here.")})
        if self.cycle is not None and not 1 <= self.cycle <= 20:
            raise ValidationError({"cycle": _("Write the number of the cycle, such as 4.")})


class StageKind(models.TextChoices):
    """The stages that programmes have, in the order of a cycle."""

    PRE_SESSION = "pre_session", _("Pre-session")
    REVIEW = "review", _("Review")
    WORKSHOP = "workshop", _("Workshop")
    TRAINING = "training", _("Training")
    DIALOGUE = "dialogue", _("Dialogue day")
    COMMITMENTS = "commitments", _("Commitments")
    MID_TERM = "mid_term", _("Mid-term")
    NEXT_REVIEW = "next_review", _("Next review")
    OTHER = "other", _("Another stage")


class Stage(models.Model):
    """A stage: planned for a day, held on one; at an event where there is one. `documents` are addresses."""

    programme_id: int
    event_id: int | None

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(_("Stage"), max_length=12, choices=StageKind)
    title = models.CharField(_("Title"), max_length=200, blank=True)
    planned_on = models.DateField(_("Planned for"), null=True, blank=True)
    held_on = models.DateField(_("Held on"), null=True, blank=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    event = models.ForeignKey(
        "events.Event", verbose_name=_("Event"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="stages",
    )  # fmt: skip
    outcome = models.TextField(_("Outcome"), max_length=10_000, blank=True)
    documents = models.JSONField(_("Documents"), default=list, blank=True)

    class Meta:
        ordering = [Coalesce("held_on", "planned_on"), "pk"]
        verbose_name = _("stage")

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())

    def clean(self) -> None:
        """Refuse a stage without any day: a timeline could not show it."""
        if self.planned_on is None and self.held_on is None:
            raise ValidationError({"planned_on": _("Say when it is planned, or when it was held.")})


class CommitmentStatus(models.TextChoices):
    """How far a commitment has come, by those who follow it."""

    OPEN = "open", _("Open")
    UNDER_WAY = "under_way", _("Under way")
    FULFILLED = "fulfilled", _("Fulfilled")
    NOT_FULFILLED = "not_fulfilled", _("Not fulfilled")
    WITHDRAWN = "withdrawn", _("Withdrawn by who made it")


LEFT = (CommitmentStatus.OPEN, CommitmentStatus.UNDER_WAY)


class Commitment(models.Model):
    """What somebody said he would do, at which event, by when. `status` is that of its newest note."""

    programme_id: int
    stage_id: int | None

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="commitments")
    text = models.TextField(_("Commitment"), max_length=4000)
    by_whom = models.CharField(_("Made by"), max_length=300)
    stage = models.ForeignKey(
        Stage, verbose_name=_("Made at"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="commitments",
    )  # fmt: skip
    made_on = models.DateField(_("Made on"), null=True, blank=True)
    due_on = models.DateField(_("Due on"), null=True, blank=True)
    status = models.CharField(
        max_length=14, choices=CommitmentStatus, default=CommitmentStatus.OPEN, db_index=True
    )
    source = models.CharField(_("Source"), max_length=500)
    url = models.URLField(_("Address of the source"), max_length=500, blank=True)

    class Meta:
        ordering = [models.F("due_on").asc(nulls_last=True), "pk"]
        verbose_name = _("commitment")

    def __str__(self) -> str:
        return self.text[:80]

    def clean(self) -> None:
        """Refuse a due day before the commitment, and a stage of another programme."""
        if self.made_on and self.due_on and self.due_on < self.made_on:
            raise ValidationError({"due_on": _("It is due before it was made.")})
        if self.stage is not None and self.stage.programme_id != self.programme_id:
            raise ValidationError({"stage": _("Choose a stage of this programme.")})


class CommitmentNote(models.Model):
    """What became of a commitment by a day, and who says so. Notes are added, never changed."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="notes")
    day = models.DateField(_("Day"))
    status = models.CharField(_("How far it has come"), max_length=14, choices=CommitmentStatus)
    words = models.CharField(_("In a sentence"), max_length=1000)
    source = models.CharField(_("Source"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.status}"
