"""What the organisation tells: news, statements, releases for the press, stories."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.policy import Action
from uprtracker.publishing.news.models.about import About
from uprtracker.records.models import KeptFile


class Article(About):
    """One article. `authors` are names as they shall stand; `cover` is a photograph with words and credit."""

    class Kind(models.TextChoices):
        """What sort of text it is."""

        NEWS = "news", _("News")
        STATEMENT = "statement", _("Statement")
        PRESS = "press", _("Press release")
        STORY = "story", _("Story")

    translated: ClassVar[tuple[str, ...]] = ("title", "summary", "body", "cover_alt")
    action: ClassVar[Action] = Action.EDIT_NEWS

    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), max_length=500)
    body = models.TextField(_("text"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.NEWS)
    authors = models.CharField(_("authors"), max_length=300, blank=True)
    cover = models.ForeignKey(
        KeptFile,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photograph"),
    )
    cover_alt = models.CharField(_("what the photograph shows"), max_length=300, blank=True)
    cover_credit = models.CharField(_("credit of the photograph"), max_length=200, blank=True)
    session = models.PositiveSmallIntegerField(_("session"), null=True, blank=True)

    class Meta(About.Meta):
        ordering = ["-published_at", "-pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
