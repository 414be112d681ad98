"""A person who wants to come."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Entrusted, User
from uprtracker.agenda.events.models.event import Event
from uprtracker.agenda.events.models.people_kind import PeopleKind


def new_secret() -> str:
    """Return a secret for the address of a registration."""
    return secrets.token_urlsafe(24)


class Place(models.TextChoices):
    """Whether somebody has a place. `asked`: the mail address is not confirmed yet, it takes no place."""

    ASKED = "asked", _("Address not confirmed yet")
    PLACE = "place", _("Has a place")
    WAITING = "waiting", _("On the waiting list")
    CANCELLED = "cancelled", _("Cancelled")


class Registration(Entrusted):
    """Who holds `secret` may see, confirm and cancel it: it stands in mails to that address alone.

    `placed_at` is when it took its place or its turn in the waiting list. `follow_up`: he agreed to be
    asked some months later, and has not been. `reminded_of`: the start that he was reminded of. Deleted
    some time after the event; until then for those who run it alone.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    secret = models.CharField(max_length=40, unique=True, default=new_secret, editable=False)
    name = models.CharField(max_length=150)
    email = models.EmailField()
    organisation = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=PeopleKind)
    needs = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="en")
    follow_up = models.BooleanField(default=False)
    place = models.CharField(max_length=10, choices=Place, default=Place.ASKED)
    asked_at = models.DateTimeField(auto_now_add=True)
    placed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)
    reminded_of = models.DateTimeField(null=True, blank=True)
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["placed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=~models.Q(place="cancelled"),
                name="one_registration_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.place}"

    def parts_of(self, user: User) -> frozenset[str]:
        """Return whether it is this person's own, or the event is his to run."""
        own = {"registered"} if self.user_id is not None and self.user_id == user.pk else set()
        return frozenset(own) | self.event.parts_of(user)
