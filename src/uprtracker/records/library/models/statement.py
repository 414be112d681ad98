"""Statements as delivered: at the Council under item 6, at an adoption, at a Pre-session.

What was said in the dialogue of a review stands in its report (`records.models.Statement`).
"""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.records.library.models.holding import Holding, check_texts
from uprtracker.records.library.models.recording import Recording
from uprtracker.records.models import KeptFile
from uprtracker.reference import load_reference


class Occasion(models.TextChoices):
    """Where a statement was made."""

    GENERAL_DEBATE = "item6", gettext_lazy("General debate under item 6")
    ADOPTION = "adoption", gettext_lazy("Adoption of an outcome by the Council")
    PRE_SESSION = "pre_session", gettext_lazy("Pre-session")
    OTHER = "other", gettext_lazy("Another occasion")


class Naming(models.TextChoices):
    """Whether the name of the speaker may be shown, and why."""

    NO = "", gettext_lazy("Do not show the name")
    OFFICE = "office", gettext_lazy("The speaker holds a public office and spoke in it")
    AGREED = "agreed", gettext_lazy("The speaker agreed")


class DeliveredStatement(Holding):
    """A statement. `by_state` (ISO3) or `organisation` made it, `on_behalf_of` whom it spoke for.

    `speaker` is shown only where `naming` says why; `function` and `capacity` say in which role the
    person spoke. `hrc_session` is the session of the Council. `excerpts` are passages of `text`.
    """

    kind: ClassVar[str] = "statement"
    translated: ClassVar[tuple[str, ...]] = ("title", "text", "capacity", "on_behalf_of")

    occasion = models.CharField(gettext_lazy("Occasion"), max_length=12, choices=Occasion)
    item = models.CharField(gettext_lazy("Item of the agenda"), max_length=200, blank=True)
    hrc_session = models.PositiveSmallIntegerField(
        gettext_lazy("Session of the Human Rights Council"), null=True, blank=True
    )
    review = models.ForeignKey(
        "records.Review",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("Review"),
        on_delete=models.SET_NULL,
        related_name="delivered",
    )
    speaker = models.CharField(gettext_lazy("Name of the speaker"), max_length=200, blank=True)
    naming = models.CharField(
        gettext_lazy("May the name be shown?"), max_length=10, choices=Naming, blank=True, default=Naming.NO
    )
    capacity = models.CharField(gettext_lazy("Function of the speaker"), max_length=200, blank=True)
    on_behalf_of = models.CharField(gettext_lazy("On behalf of"), max_length=300, blank=True)
    by_state = models.CharField(gettext_lazy("State that made it"), max_length=3, blank=True, db_index=True)
    organisation = models.CharField(gettext_lazy("Organisation that made it"), max_length=200, blank=True)
    text = models.TextField(gettext_lazy("Text"), blank=True)
    excerpts = models.JSONField(gettext_lazy("Excerpts"), default=list, blank=True, validators=[check_texts])
    file = models.ForeignKey(
        KeptFile,
        null=True,
        blank=True,
        verbose_name=gettext_lazy("File"),
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link = models.URLField(gettext_lazy("Address of the source"), max_length=500, blank=True)
    recording = models.ForeignKey(
        Recording,
        null=True,
        blank=True,
        verbose_name=gettext_lazy("Video"),
        on_delete=models.SET_NULL,
        related_name="statements",
    )

    @property
    def named_speaker(self) -> str:
        """Return the name of the speaker where it may be shown."""
        return self.speaker if self.naming else ""

    def clean(self) -> None:
        """Check who made it, and that excerpts stand in the text. Raises ValidationError, by field."""
        super().clean()
        wrong: dict[str, str] = {}
        if self.by_state and self.by_state not in load_reference(demo=True).states.by_iso3:
            wrong["by_state"] = _("Not known: %(codes)s.") % {"codes": self.by_state}
        if not (self.by_state or self.organisation.strip() or self.on_behalf_of.strip()):
            wrong["organisation"] = _("Say which State or organisation made the statement.")
        words = " ".join(self.text.split())
        if missing := [one for one in self.excerpts if " ".join(one.split()) not in words]:
            wrong["excerpts"] = _("This does not stand in the text: “%(words)s”.") % {
                "words": missing[0][:80]
            }
        if wrong:
            raise ValidationError(wrong)
