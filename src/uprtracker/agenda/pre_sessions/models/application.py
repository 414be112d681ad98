"""An application to speak on the panel of a country. Nothing of it is ever public."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Entrusted, User
from uprtracker.agenda.pre_sessions.models.panel import Panel
from uprtracker.agenda.pre_sessions.models.series import Language, Series
from uprtracker.records.models import KeptFile


class Application(Entrusted):
    """What an institution tells about itself, its aim and its speaker.

    `issues` are slugs of the reference table of issues. `state` is what the applicant has been told;
    what the lead means to decide is a `Choice`. A draft is the applicant's alone.
    """

    class Kind(models.TextChoices):
        NATIONAL = "national", _("National civil society organisation")
        GRASSROOTS = "grassroots", _("Grassroots or community organisation")
        NHRI = "nhri", _("National human rights institution")
        COALITION = "coalition", _("Coalition of organisations")
        INTERNATIONAL = "international", _("International organisation")

    class Ecosoc(models.TextChoices):
        NONE = "none", _("No consultative status")
        GENERAL = "general", _("General consultative status")
        SPECIAL = "special", _("Special consultative status")
        ROSTER = "roster", _("On the roster")

    class Gender(models.TextChoices):
        WOMAN = "woman", _("Woman")
        MAN = "man", _("Man")
        OTHER = "other", _("Another gender")
        UNSAID = "unsaid", _("Prefers not to say")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft, not sent")
        SENT = "sent", _("sent")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SELECTED = "selected", _("selected")
        RESERVE = "reserve", _("on the reserve list")
        NOT_SELECTED = "not_selected", _("not selected")

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="applications")
    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="applications")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pre_session_applications"
    )
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    institution = models.CharField(max_length=160, blank=True)
    kind = models.CharField(max_length=14, choices=Kind, blank=True)
    region = models.CharField(max_length=120, blank=True)
    aim = models.TextField(blank=True)
    since = models.PositiveSmallIntegerField(null=True, blank=True)
    ecosoc = models.CharField(max_length=8, choices=Ecosoc, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    speaker_name = models.CharField(max_length=120, blank=True)
    speaker_gender = models.CharField(max_length=8, choices=Gender, blank=True)
    speaker_email = models.EmailField(blank=True)
    speaker_function = models.CharField(max_length=120, blank=True)
    issues = models.JSONField(default=list, blank=True)
    submission = models.ForeignKey(
        KeptFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["panel", "institution", "pk"]
        indexes = [models.Index(fields=["series", "state"])]

    def __str__(self) -> str:
        return f"{self.panel}: {self.pk}"

    def parts_of(self, user: User) -> frozenset[str]:
        """Return this person's parts: his own application; what came in, of the lead and free assessors."""
        from uprtracker.agenda.pre_sessions.conflicts import free_to_score

        if self.owner_id == user.pk:
            return frozenset({"applicant"})
        if self.sent_at is None:
            return frozenset()
        member = self.series.members.filter(user=user).select_related("user").first()
        if member is None:
            return frozenset()
        if member.part == "lead":
            return frozenset({"lead"})
        if self.state != self.State.SENT:
            return frozenset()
        if member.panels.exists() and not member.panels.filter(pk=self.panel_id).exists():
            return frozenset()
        return frozenset({"assessor"}) if free_to_score(member, self) else frozenset()


class Choice(models.Model):
    """What the lead means to decide of an application. It is not among the data of the applicant."""

    class Value(models.TextChoices):
        SELECTED = "selected", _("Speaker")
        RESERVE = "reserve", _("Reserve")
        NOT_SELECTED = "not_selected", _("Not selected")

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="choice")
    value = models.CharField(max_length=12, choices=Value)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["application"]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.value}"
