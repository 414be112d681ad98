"""Whoever asked for the newsletter."""

import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


def new_secret() -> str:
    """Return 192 random bits for an address that only its receiver knows."""
    return secrets.token_urlsafe(24)


def everything() -> dict[str, Any]:
    """Return the interests of somebody who wants all of each issue."""
    return {"all": True, "calls": False, "news": False, "regions": [], "states": [], "issues": []}


class Subscriber(models.Model):
    """An address, and what its owner wants to get. Nothing is sent before it is `confirmed`.

    `token` is the secret of the links in each letter; `asking` that of the one mail that asks for a
    confirmation, which is another one each time. `key` is the address as it is compared. `consent_at` is
    when the owner asked for the newsletter (or when and where he agreed, for one that an editor brought).
    `complaints` counts letters refused for reasons that are not the address.
    """

    class State(models.TextChoices):
        """`unsubscribed` and `bounced` stay, so that no import sends to them again."""

        PENDING = "pending", _("Not confirmed yet")
        CONFIRMED = "confirmed", _("Confirmed")
        UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
        BOUNCED = "bounced", _("Address does not work")

    email = models.EmailField(max_length=254)
    key = models.CharField(max_length=254, unique=True)
    language = models.CharField(max_length=10, default="en")
    interests = models.JSONField(default=everything, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.PENDING, db_index=True)
    token = models.CharField(max_length=40, unique=True, default=new_secret)
    asking = models.CharField(max_length=40, blank=True, db_index=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    consent_at = models.DateTimeField()
    consent_source = models.CharField(max_length=200)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    why_ended = models.CharField(max_length=300, blank=True)
    complaints = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"subscriber {self.pk}"  # not the address: this ends up in logs
