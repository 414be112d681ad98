"""What editors write and publish: articles, publications, events and the like. The base of each kind.

A thing has one original, in one language, and wordings in others beside it. Only what is `published` is
public; `records.editing` alone changes the state, and keeps every step.
"""

from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Entrusted, User
from uprtracker.accounts.policy import Action
from uprtracker.records.models.office import Office

_Row = TypeVar("_Row", bound=models.Model)


class State(models.TextChoices):
    """How far a thing has come."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("Waits for review")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Editions(models.QuerySet[_Row]):
    """Rows of a kind of edited things."""

    def public(self) -> Self:
        """Keep what anybody may read."""
        return self.filter(state=State.PUBLISHED)


class Edited(Entrusted):
    """A thing that editors write. `slug` is its permanent address; `language` that of the original.

    `translated` names the fields that have wordings in other languages, `action` what an editor of this
    kind must be allowed to do. `revision` counts changes, so that nobody overwrites somebody else's words.
    """

    translated: ClassVar[tuple[str, ...]] = ("title",)
    action: ClassVar[Action] = Action.EDIT_LIBRARY
    office_id: int | None
    changed_by_id: int | None

    slug = models.SlugField(max_length=90, unique=True)
    language = models.CharField(max_length=10, default="en")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    publish_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Editions.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.slug

    def parts_of(self, user: User) -> frozenset[str]:
        """Return whether this person edits for the office that it is of."""
        return self.office.parts_of(user) if self.office else frozenset()


class Wording(models.Model):
    """The words of an edited thing in another language: `texts` by field, made from revision `of_revision`.

    `machine`: nobody has read it against the original yet, and its page says so.
    """

    kind = models.CharField(max_length=60)
    thing = models.PositiveBigIntegerField()
    language = models.CharField(max_length=10)
    texts = models.JSONField(default=dict)
    of_revision = models.PositiveIntegerField()
    machine = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["kind", "thing", "language"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "thing", "language"], name="one_wording_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}: {self.language}"


class EditStep(models.Model):
    """One step of an edited thing: who changed what, or what became of it. `refused`: it came too late."""

    kind = models.CharField(max_length=60)
    thing = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    after = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    refused = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "thing"], name="steps_of_edited")]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}: {self.what}"
