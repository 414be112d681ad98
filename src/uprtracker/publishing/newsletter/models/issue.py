"""An issue of the newsletter and its blocks, both written as edited things are."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.records.models.edited import Edited


class Issue(Edited):
    """An issue: what happened from `since` to `until`. Published, it stands on the site for good.

    `mailed`: it also goes to the subscribers, once it is published.
    """

    translated: ClassVar[tuple[str, ...]] = ("title", "subject")
    action: ClassVar[Action] = Action.EDIT_NEWSLETTER

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(_("Title"), max_length=160)
    subject = models.CharField(_("Subject of the mail"), max_length=120)
    since = models.DateField(_("From"))
    until = models.DateField(_("To"))
    mailed = models.BooleanField(default=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = "newsletter"

    def parts_of(self, user: User) -> frozenset[str]:
        """Nobody has a part in it by name: editors of the site write it."""
        return frozenset()


class Block(Edited):
    """A piece of an issue. `kind` names its source, `facts` what that found when it was drafted.

    Title and text (Markdown) are the editors'. `about` are the interests that it answers (`everybody`,
    `calls`, `states:SVN`): see `matching`. Its own state says nothing: it is public with its issue.
    """

    translated: ClassVar[tuple[str, ...]] = ("title", "text")
    action: ClassVar[Action] = Action.EDIT_NEWSLETTER
    issue_id: int

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="blocks")
    kind = models.CharField(max_length=20)
    place = models.PositiveIntegerField(default=0)
    title = models.CharField(_("Heading"), max_length=160, blank=True)
    text = models.TextField(_("Text"), blank=True, max_length=20_000)
    facts = models.JSONField(default=dict, blank=True)
    about = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["issue", "place", "pk"]
        verbose_name = "block of a newsletter"

    def parts_of(self, user: User) -> frozenset[str]:
        """Nobody has a part in it by name."""
        return frozenset()
