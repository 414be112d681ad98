"""An event: a training, a dialogue day, a launch, a side event, whatever people come together for."""

from datetime import UTC, datetime, timedelta
from typing import ClassVar
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.records.models import Edited
from uprtracker.reference import load_reference

LONGEST_LIST = 200


class Kind(models.TextChoices):
    """What sort of event it is."""

    TRAINING = "training", _("Training")
    DIALOGUE = "dialogue", _("Dialogue day")
    LAUNCH = "launch", _("Launch")
    SIDE_EVENT = "side-event", _("Side event")
    PRE_SESSION = "pre-session", _("Pre-session")
    WORKSHOP = "workshop", _("Workshop")
    CLOSING = "closing", _("Closing event")
    WEBINAR = "webinar", _("Webinar")
    OTHER = "other", _("Other event")


class Standing(models.TextChoices):
    """Whether it takes place. `postponed`: the old date no longer holds and there is no new one yet."""

    PLANNED = "planned", _("Takes place as announced")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class Event(Edited):
    """Its moments are kept in UTC; `zone` is that of the place, in which people read them.

    `all_day`: the hours are not fixed, or it lasts for days; only the days count. `online` is told to those
    who are registered alone. `hosts` and `co_sponsors` are names of organisations, `missions` the States
    (ISO3) that stand with them. `keep_days` after the end the registrations are deleted.
    """

    translated: ClassVar[tuple[str, ...]] = ("title", "summary", "programme")
    action: ClassVar[Action] = Action.RUN_EVENTS

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER, db_index=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    programme = models.TextField(_("programme"), blank=True)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), db_index=True)
    zone = models.CharField(_("time zone"), max_length=60, default="Europe/Zurich")
    all_day = models.BooleanField(_("only the days count, not the hours"), default=False)
    standing = models.CharField(
        _("whether it takes place"), max_length=10, choices=Standing, default=Standing.PLANNED
    )
    standing_note = models.CharField(_("what to say about that"), max_length=500, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    online = models.URLField(_("address online"), max_length=500, blank=True)
    hosts = models.JSONField(_("hosts"), default=list, blank=True)
    co_sponsors = models.JSONField(_("co-sponsors"), default=list, blank=True)
    missions = models.JSONField(_("missions that stand with them"), default=list, blank=True)
    states = models.JSONField(_("States"), default=list, blank=True)
    session = models.PositiveSmallIntegerField(_("session"), null=True, blank=True, db_index=True)
    review = models.CharField(_("review"), max_length=12, blank=True, db_index=True)
    issues = models.JSONField(_("issues"), default=list, blank=True)
    themes = models.JSONField(_("themes"), default=list, blank=True)
    audience = models.CharField(_("for whom"), max_length=300, blank=True)
    languages = models.JSONField(_("languages spoken"), default=list, blank=True)
    registers = models.BooleanField(_("people register here"), default=False)
    registers_until = models.DateTimeField(_("registration closes"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    keep_days = models.PositiveSmallIntegerField(
        _("days after which registrations are deleted"), default=30, validators=[MaxValueValidator(366)]
    )
    follow_up_on = models.DateField(_("ask what came of it on"), null=True, blank=True)
    follow_up_question = models.TextField(_("the question by mail"), blank=True)
    follow_up_found = models.TextField(_("what came of it"), blank=True)
    run_by = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="events_run", blank=True)
    donors = models.ManyToManyField("events.DonorTag", related_name="events", blank=True)

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = "event"

    def parts_of(self, user: User) -> frozenset[str]:
        """Return whether this person runs it, or edits for the office that it is of."""
        runs = self.pk is not None and self.run_by.filter(pk=user.pk).exists()
        return super().parts_of(user) | ({"host"} if runs else frozenset())

    def clean(self) -> None:
        """Refuse an end before the start, an unknown zone, State, session or issue, each with a sentence."""
        wrong = {name: said for name, said in self._wrong() if said}
        if wrong:
            raise ValidationError({name: str(said) for name, said in wrong.items()})

    @property
    def local_start(self) -> datetime:
        """Return the start as the clock of the place shows it."""
        return self.starts_at.astimezone(ZoneInfo(self.zone))

    @property
    def local_end(self) -> datetime:
        """Return the end as the clock of the place shows it."""
        return self.ends_at.astimezone(ZoneInfo(self.zone))

    @property
    def takes_registrations(self) -> bool:
        """Tell whether somebody may register now."""
        now = timezone.now()
        until = min(self.registers_until or self.ends_at, self.ends_at)
        return self.registers and self.standing == Standing.PLANNED and now < until

    @property
    def delete_registrations_at(self) -> datetime:
        """Return the moment from which the registrations are deleted."""
        after = timedelta(days=self.keep_days)
        if self.follow_up_on is None:
            return self.ends_at + after
        asked = datetime.combine(self.follow_up_on, datetime.min.time(), UTC)
        return max(self.ends_at, asked) + after

    @property
    def came(self) -> int | None:
        """Return how many people took part, as far as it was written down; None where it was not."""
        counts = [one.count for one in self.attendance.all()]
        return sum(counts) if counts else None

    def _wrong(self) -> list[tuple[str, object]]:
        known = load_reference(demo=True)
        late = self.starts_at and self.ends_at and self.ends_at < self.starts_at
        zone_known = self.zone in available_timezones()
        return [
            ("ends_at", _("It ends before it starts.") if late else ""),
            ("zone", "" if zone_known else _("This time zone is not known.")),
            ("states", _unknown(self.states, known.states.by_iso3)),
            ("missions", _unknown(self.missions, known.states.by_iso3)),
            ("session", _unknown([self.session] if self.session else [], known.sessions)),
            ("issues", _unknown(self.issues, known.issues)),
            ("themes", _unknown(self.themes, known.themes.by_slug)),
        ]


def _unknown(values: list[object], known: object) -> object:
    if len(values) > LONGEST_LIST:
        return _("The list is too long.")
    wrong = [str(one) for one in values if one not in known]  # type: ignore[operator]
    return _("Not known here: %(names)s") % {"names": ", ".join(wrong)} if wrong else ""
