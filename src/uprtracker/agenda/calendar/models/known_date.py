"""One word of a person on a date of the calendar. Rows are added and never changed."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.calendar.said import Said
from uprtracker.agenda.calendar.when import When


class KnownDate(models.Model):
    """Sets, changes, cancels, postpones a date, or takes the words before back.

    Of a State in a cycle, or (`state` empty) of a session as a whole. `was` is what stood there before, as
    `Due.when` and status said it (`When.text`), so that old and new stand side by side for good.
    """

    class Act(models.TextChoices):
        SET = "set", _("The date is")
        CANCEL = "cancel", _("It is cancelled")
        POSTPONE = "postpone", _("It is postponed")
        WITHDRAW = "withdraw", _("Take back what was entered: the facts or the rule hold again")

    class Grain(models.TextChoices):
        DAY = "day", _("a day")
        DAYS = "days", _("from one day to another")
        MONTH = "month", _("a month, or months")
        UNKNOWN = "unknown", _("not known")

    class Confidence(models.TextChoices):
        PUBLISHED = "published", _("published by the source")
        DERIVED = "derived", _("our estimate from the source")

    state = models.CharField(max_length=3, blank=True)
    cycle = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    session = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=24)
    act = models.CharField(max_length=8, choices=Act)
    grain = models.CharField(max_length=7, choices=Grain, default=Grain.UNKNOWN)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    time = models.TimeField(null=True, blank=True)
    zone = models.CharField(max_length=40, blank=True)
    to_session = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=9, choices=Confidence, default=Confidence.PUBLISHED)
    source = models.CharField(max_length=300)
    url = models.URLField(max_length=500, blank=True)
    checked = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    was = models.CharField(max_length=60, blank=True)
    was_status = models.CharField(max_length=16, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="", session__isnull=False) | (~Q(state="") & Q(session=None)),
                name="date_of_a_state_or_of_a_session",
            ),
            models.CheckConstraint(
                condition=Q(grain="unknown", first=None, last=None)
                | Q(first__isnull=False, last__isnull=False, last__gte=models.F("first")),
                name="date_known_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due}: {self.act} {self.when.text()}".strip()

    @property
    def when(self) -> When:
        """The time that it says."""
        if self.first is None or self.last is None:
            return When()
        grain = self.grain if self.grain in ("day", "days", "month") else "day"
        return When(grain, self.first, self.last, self.time, self.zone if self.time else "")  # type: ignore[arg-type]

    @property
    def due(self) -> str:
        """The name of the date that it is about (`Due.id`)."""
        place = f"{self.state.lower()}-{self.cycle}" if self.state else f"session-{self.session}"
        return f"{place}-{self.kind}"

    def said(self) -> Said:
        """Return it as the derivation reads it."""
        return Said(
            number=self.pk,
            target=(self.state, self.cycle) if self.state else ("", self.session or 0),
            kind=self.kind,
            act=self.act,
            at=self.at,
            when=self.when,
            to_session=self.to_session,
            confidence=self.confidence if self.first or self.act == self.Act.CANCEL else "unknown",
            source=self.source,
            url=self.url,
            checked=self.checked.isoformat(),
            note=self.note,
        )
