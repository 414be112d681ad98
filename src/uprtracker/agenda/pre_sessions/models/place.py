"""A place on a panel: who speaks, in which order, for how long. What others see of it, its speaker says."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Entrusted, SealedRow, User
from uprtracker.agenda.pre_sessions.models.application import Application
from uprtracker.agenda.pre_sessions.models.panel import Panel
from uprtracker.agenda.pre_sessions.models.series import Language, Series
from uprtracker.records.models import KeptFile


class Place(Entrusted):
    """A person on a panel, from a selected application or put there by hand.

    `minutes` overrules what the time plan gives. `nonce` is what the secret links of this place are made
    from. `user`: whoever took the place with such a link; consent, travel and statement are his to say.
    """

    class Function(models.TextChoices):
        SPEAKER = "speaker", _("Speaker")
        MODERATOR = "moderator", _("Moderator")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="places")
    application = models.OneToOneField(
        Application, null=True, blank=True, on_delete=models.SET_NULL, related_name="place"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="places"
    )
    function = models.CharField(max_length=9, choices=Function, default=Function.SPEAKER)
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    order = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    photo = models.ForeignKey(KeptFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    nonce = models.CharField(max_length=32)
    invited_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["panel", "order", "made_at"]

    def __str__(self) -> str:
        return f"{self.panel}: {self.order}"

    def parts_of(self, user: User) -> frozenset[str]:
        """Return whether this person speaks here, leads the series, or is named to protect its speakers."""
        parts = set(self.panel.series.parts_of(user))
        if self.user_id == user.pk:
            parts.add("speaker")
        return frozenset(parts)


class Consent(models.Model):
    """What a speaker said on one matter at one moment. The last word on a matter holds; none is "no"."""

    class Matter(models.TextChoices):
        NAME = "name", _("My name may be public")
        ORGANISATION = "organisation", _("My organisation may be public")
        PHOTO = "photo", _("My photo may be public")
        STATEMENT = "statement", _("My statement may be public")
        MISSIONS = "missions", _("Invited Permanent Missions may know my name and organisation")
        CONTACT = "contact", _("I stay in contact after the Pre-session")
        TESTIMONY = "testimony", _("What I say of my experience may be public")

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="consents")
    matter = models.CharField(max_length=12, choices=Matter)
    given = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["place", "matter"], name="consents_of_a_place")]

    def __str__(self) -> str:
        return f"{self.matter}: {self.given}"


class Protector(models.Model):
    """Somebody whom the lead named to read the risks that speakers name. Speakers see who it is."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="protectors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["series", "pk"]
        constraints = [models.UniqueConstraint(fields=["series", "user"], name="protector_named_once")]

    def __str__(self) -> str:
        return f"{self.series}: {self.user_id}"


class RiskFile(SealedRow):
    """What a speaker says of his risks, and the notes of those named to protect him. Sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    speaker = models.OneToOneField(Place, on_delete=models.CASCADE, related_name="risks")

    def __str__(self) -> str:
        return f"risks {self.pk}"

    @property
    def place(self) -> str:
        """What the content is bound to."""
        return f"risks:{self.pk}"


class Travel(SealedRow):
    """The journey of a speaker, sealed: for the lead and the speaker alone."""

    speaker = models.OneToOneField(Place, on_delete=models.CASCADE, related_name="travel")

    def __str__(self) -> str:
        return f"travel {self.pk}"

    @property
    def place(self) -> str:
        """What the content is bound to."""
        return f"travel:{self.speaker_id}"


class PanelTimes(models.Model):
    """What the lead changed in the time plan of a panel: minutes of its parts, none where the rule holds."""

    panel = models.OneToOneField(Panel, on_delete=models.CASCADE, related_name="times")
    welcome = models.PositiveSmallIntegerField(null=True, blank=True)
    each = models.PositiveSmallIntegerField(null=True, blank=True)
    moderator = models.PositiveSmallIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.panel}"
