"""A series of Pre-sessions: the days before a session on which each country has its hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Entrusted, User, Workspace


class Language(models.TextChoices):
    """The languages in which a series calls, takes applications and writes letters."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")


class Series(Entrusted):
    """What one team prepares for one session: for the people in it alone, but what is published.

    `slug` is its name in addresses. `zone` is the time zone of the place, in which moments are shown.
    `minimum`: a country with fewer applications has no meeting. `places`: speakers of a panel.
    `workspace`: where the asks of its statements are kept.
    """

    class State(models.TextChoices):
        """What the team has done; whether the call takes applications, the clock says as well (`takes`)."""

        DRAFT = "draft", _("being prepared")
        OPEN = "open", _("call open")
        CLOSED = "closed", _("call closed")
        SELECTED = "selected", _("speakers selected")
        PUBLISHED = "published", _("programme published")
        HELD = "held", _("held")

    session = models.PositiveSmallIntegerField(db_index=True)
    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=160)
    zone = models.CharField(max_length=40, default="Europe/Zurich")
    starts_on = models.DateField()
    ends_on = models.DateField()
    call_opens_at = models.DateTimeField()
    call_closes_at = models.DateTimeField()
    minimum = models.PositiveSmallIntegerField(default=3)
    places = models.PositiveSmallIntegerField(default=5)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    workspace = models.ForeignKey(
        Workspace, null=True, blank=True, on_delete=models.SET_NULL, related_name="pre_sessions"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-session", "slug"]
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="series_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(call_closes_at__gt=F("call_opens_at")), name="call_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def parts_of(self, user: User) -> frozenset[str]:
        """Return whether this person leads the series, scores its applications, or protects its speakers."""
        parts = set(self.members.filter(user=user).values_list("part", flat=True))
        if self.protectors.filter(user=user).exists():
            parts.add("protector")
        return frozenset(parts)

    def takes(self, now: datetime) -> bool:
        """Tell whether an application may be written, sent, changed at this moment: never at the deadline."""
        return self.state == self.State.OPEN and self.call_opens_at <= now < self.call_closes_at

    @property
    def tz(self) -> ZoneInfo:
        """The time zone of the place."""
        return ZoneInfo(self.zone)


class SeriesMember(models.Model):
    """A person with a part in a series; one each, so that whoever selects has not scored.

    `panels` are the countries for which an assessor scores: all, where none is named.
    """

    class Part(models.TextChoices):
        LEAD = "lead", _("Lead")
        ASSESSOR = "assessor", _("Assessor")

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pre_sessions")
    part = models.CharField(max_length=8, choices=Part)
    panels = models.ManyToManyField("pre_sessions.Panel", blank=True, related_name="assessors")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["series", "-part", "pk"]
        constraints = [models.UniqueConstraint(fields=["series", "user"], name="one_part_per_person")]

    def __str__(self) -> str:
        return f"{self.series}: {self.part}"


class Call(models.Model):
    """What a call says, in one language; plain Markdown."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="calls")
    language = models.CharField(max_length=2, choices=Language)
    text = models.TextField()

    class Meta:
        ordering = ["series", "language"]
        constraints = [models.UniqueConstraint(fields=["series", "language"], name="one_call_per_language")]

    def __str__(self) -> str:
        return f"{self.series}: {self.language}"
