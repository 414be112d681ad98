"""The meeting on one country."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Entrusted, User
from uprtracker.agenda.pre_sessions.models.series import Series


class Panel(Entrusted):
    """One country of a series and its hour. `state` is its ISO3 code; room and hour come when known."""

    class Standing(models.TextChoices):
        CHOSEN = "chosen", _("takes place")
        DROPPED = "dropped", _("dropped: too few applications")

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="panels")
    state = models.CharField(max_length=3)
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.CHOSEN)
    room = models.CharField(max_length=80, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)

    class Meta:
        ordering = ["series", "starts_at", "state"]
        constraints = [models.UniqueConstraint(fields=["series", "state"], name="one_panel_per_country")]

    def __str__(self) -> str:
        return self.review

    def parts_of(self, user: User) -> frozenset[str]:
        """Return this person's parts in its series."""
        return self.series.parts_of(user)

    def letters_out(self) -> bool:
        """Tell whether any applicant has had a letter."""
        return self.applications.filter(letters__isnull=False).exists()

    @property
    def review(self) -> str:
        """The code of the review that it comes before, `SVN-48`."""
        return f"{self.state}-{self.series.session}"

    @property
    def ends_at(self) -> datetime | None:
        """When the meeting ends, if it has its hour."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None
