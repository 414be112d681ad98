"""Questionnaires: for self-assessment of engagement, before and after trainings. Answers name nobody."""

import secrets
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.policy import Action
from uprtracker.agenda.programmes.questions.notation import read_questions, same_shape
from uprtracker.records.models.edited import Edited


def _secret() -> str:
    return secrets.token_urlsafe(24)


class Questionnaire(Edited):
    """A questionnaire. `questions` are written in the notation of `questions.notation`, in each language.

    `restricted`: only who has the secret link may answer. `moments` are points in time that are compared
    ("Before", "After"). `asks_name`: a name may be given; without it none is asked for.
    """

    translated: ClassVar[tuple[str, ...]] = ("title", "introduction", "questions", "thanks")
    action: ClassVar[Action] = Action.RUN_EVENTS

    title = models.CharField(_("Title"), max_length=200)
    introduction = models.TextField(_("Introduction"), max_length=5000, blank=True)
    questions = models.TextField(_("Questions"), max_length=50_000)
    thanks = models.TextField(_("Words after the last answer"), max_length=2000, blank=True)
    restricted = models.BooleanField(_("Only with the secret link"), default=False)
    secret = models.CharField(max_length=64, unique=True, default=_secret, editable=False)
    moments = models.JSONField(_("Moments"), default=list, blank=True)
    asks_name = models.BooleanField(_("A name may be given"), default=False)
    open_until = models.DateField(_("Open until"), null=True, blank=True)
    event = models.ForeignKey(
        "events.Event", verbose_name=_("Event"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="questionnaires",
    )  # fmt: skip

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse questions that cannot be read, and another shape once somebody has answered."""
        asked = read_questions(self.questions)
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if before is None or not before.replies.exists():
            return
        if not same_shape(asked, read_questions(before.questions)) or len(self.moments) < len(before.moments):
            raise ValidationError(
                {
                    "questions": _(
                        "There are answers already: words may change, but not the number, order and kind of "
                        "questions and answers. Write a new questionnaire instead."
                    )
                }
            )


class Reply(models.Model):
    """What one person answered. Of the secret by which he goes on only a digest is kept; of time, the day.

    `answers` by the key of the question: the number of a choice, several of them, a text.
    """

    questionnaire_id: int

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="replies")
    digest = models.CharField(max_length=64, unique=True)
    moment = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=200, blank=True)
    answers = models.JSONField(default=dict)
    done = models.BooleanField(default=False, db_index=True)
    changed_on = models.DateField(auto_now=True)

    class Meta:
        # By digest: the order says nothing of who came first.
        ordering = ["digest"]
        verbose_name = _("reply")

    def __str__(self) -> str:
        return f"{self.questionnaire_id}: {self.digest[:6]}"
