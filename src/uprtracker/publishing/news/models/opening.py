"""What is open until a moment: funds and technical assistance, vacancies. They close by themselves."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.policy import Action
from uprtracker.publishing.news.models.about import About


def still_open(now: datetime | None = None) -> Q:
    """Return the condition that something has not closed."""
    return Q(closes_at=None) | Q(closes_at__gt=now or timezone.now())


class Opening(About):
    """The base. `closes_at` is a moment, `zone` the time zone in which it was published."""

    action: ClassVar[Action] = Action.EDIT_NEWS

    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("in short"), max_length=500)
    body = models.TextField(_("text"), blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True, db_index=True)
    zone = models.CharField(_("time zone"), max_length=60, default="Europe/Zurich")
    link = models.URLField(_("address for applications"), max_length=500, blank=True)

    class Meta(About.Meta):
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether it has not closed yet."""
        return self.closes_at is None or self.closes_at > timezone.now()


class Opportunity(Opening):
    """A fund, or technical assistance. `related` names the recommendations that it could serve."""

    class Kind(models.TextChoices):
        """What is offered."""

        FUND = "fund", _("Funding")
        ASSISTANCE = "assistance", _("Technical assistance")
        TRAINING = "training", _("Training or fellowship")

    translated: ClassVar[tuple[str, ...]] = ("title", "summary", "eligible", "body")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.FUND)
    giver = models.CharField(_("who gives it"), max_length=200)
    eligible = models.TextField(_("who may apply"), max_length=600)
    amount = models.CharField(_("how much"), max_length=120, blank=True)

    class Meta(Opening.Meta):
        abstract = False
        ordering = [models.F("closes_at").asc(nulls_last=True), "pk"]
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")


class Vacancy(Opening):
    """A post to be filled. At its moment it leaves lists and feeds; its page says that it is closed."""

    translated: ClassVar[tuple[str, ...]] = ("title", "summary", "body", "apply")

    employer = models.CharField(_("employer"), max_length=200)
    place = models.CharField(_("place of work"), max_length=200)
    contract = models.CharField(_("contract"), max_length=200, blank=True)
    apply = models.TextField(_("how to apply"))

    class Meta(Opening.Meta):
        abstract = False
        ordering = ["closes_at", "pk"]
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        constraints = [models.CheckConstraint(condition=Q(closes_at__isnull=False), name="a_vacancy_closes")]
