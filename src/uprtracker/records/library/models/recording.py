"""Webcasts and videos. They stay where they are; the library says what is in them and leads there."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.records.library.models.holding import LANGUAGE, Holding, listed
from uprtracker.records.models import KeptFile


class Recording(Holding):
    """A webcast or video at `link`. `seconds` is its length; `languages` are those spoken or interpreted.

    `captions` is a file of captions, `captions_link` where there are some, `captioned` whether the video
    itself shows them. `chapters` are {"at": seconds, "title"} in rising order.
    """

    kind: ClassVar[str] = "video"
    translated: ClassVar[tuple[str, ...]] = ("title", "summary")

    link = models.URLField(gettext_lazy("Address of the video"), max_length=500)
    host = models.CharField(gettext_lazy("Name of the site where it lies"), max_length=120, blank=True)
    summary = models.TextField(gettext_lazy("Summary"), blank=True)
    seconds = models.PositiveIntegerField(gettext_lazy("Length"), null=True, blank=True)
    languages = models.JSONField(gettext_lazy("Languages"), default=list, blank=True)
    captioned = models.BooleanField(gettext_lazy("The video itself shows captions"), default=False)
    captions_link = models.URLField(gettext_lazy("Address of captions"), max_length=500, blank=True)
    captions = models.ForeignKey(
        KeptFile,
        null=True,
        blank=True,
        verbose_name=gettext_lazy("File of captions"),
        on_delete=models.SET_NULL,
        related_name="+",
    )
    transcript = models.TextField(gettext_lazy("Transcript"), blank=True)
    chapters = models.JSONField(gettext_lazy("Chapters"), default=list, blank=True)
    review = models.ForeignKey(
        "records.Review",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("Review"),
        on_delete=models.SET_NULL,
        related_name="recordings",
    )

    def clean(self) -> None:
        """Check languages and chapters too. Raises ValidationError."""
        super().clean()
        for code in listed(self.languages):
            LANGUAGE(str(code))
        before = -1
        for chapter in listed(self.chapters):
            if not isinstance(chapter, dict) or set(chapter) != {"at", "title"}:
                raise ValidationError(
                    {"chapters": _("Write a time and a title in each line: 12:30 Questions.")}
                )
            if not isinstance(chapter["at"], int) or chapter["at"] <= before:
                raise ValidationError({"chapters": _("Each chapter must begin after the one before.")})
            before = chapter["at"]
        if self.seconds and before >= self.seconds:
            raise ValidationError({"chapters": _("A chapter begins after the end of the recording.")})
