"""Publications: who wrote them, in which languages they lie here, and how often each file was fetched."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.records.library.models.holding import LANGUAGE, Holding, check_texts
from uprtracker.records.models import KeptFile


class Publication(Holding):
    """A book, study, guide or leaflet. `authors` and `editors` are names as printed, in printed order.

    `event` is its launch. `pages` are how many; `cover` is a picture of its first one.
    """

    kind: ClassVar[str] = "publication"
    translated: ClassVar[tuple[str, ...]] = ("title", "subtitle", "summary")

    subtitle = models.CharField(gettext_lazy("Subtitle"), max_length=250, blank=True)
    summary = models.TextField(gettext_lazy("Summary"), blank=True)
    authors = models.JSONField(gettext_lazy("Authors"), default=list, blank=True, validators=[check_texts])
    editors = models.JSONField(gettext_lazy("Editors"), default=list, blank=True, validators=[check_texts])
    publisher = models.CharField(gettext_lazy("Publisher"), max_length=200, blank=True)
    place = models.CharField(gettext_lazy("Place"), max_length=120, blank=True)
    isbn = models.CharField(gettext_lazy("ISBN"), max_length=20, blank=True)
    pages = models.PositiveIntegerField(gettext_lazy("Number of pages"), null=True, blank=True)
    series = models.CharField(gettext_lazy("Series"), max_length=200, blank=True)
    cover = models.ForeignKey(
        KeptFile,
        null=True,
        blank=True,
        verbose_name=gettext_lazy("Cover"),
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_alt = models.CharField(gettext_lazy("What the cover shows"), max_length=300, blank=True)

    def clean(self) -> None:
        """Check the number of the book too. Raises ValidationError."""
        super().clean()
        digits = self.isbn.replace("-", "").replace(" ", "").upper()
        if digits and not _is_isbn(digits):
            raise ValidationError({"isbn": _("This is no ISBN: a digit is missing or mistyped.")})
        if self.cover_id and not self.cover_alt.strip():
            raise ValidationError({"cover_alt": _("Say in a few words what the cover shows.")})


class PublicationFile(models.Model):
    """A publication in one language: a file kept here, or the address where it lies."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(max_length=10, validators=[LANGUAGE])
    note = models.CharField(max_length=120, blank=True)
    file = models.ForeignKey(KeptFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    link = models.URLField(max_length=500, blank=True)
    counted_from = models.DateField(auto_now_add=True)
    text = models.TextField(blank=True)
    text_read = models.BooleanField(default=False)

    class Meta:
        ordering = ["publication", "language", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(file__isnull=False) & Q(link="")) | (Q(file__isnull=True) & ~Q(link="")),
                name="a_file_or_a_link",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.language}"


class Download(models.Model):
    """How often a file was fetched on one day. Nothing is kept of who fetched it."""

    file = models.ForeignKey(PublicationFile, on_delete=models.CASCADE, related_name="downloads")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["file", "day"]
        constraints = [models.UniqueConstraint(fields=["file", "day"], name="one_count_per_day")]

    def __str__(self) -> str:
        return f"{self.file_id} {self.day}: {self.count}"


def _is_isbn(digits: str) -> bool:
    if len(digits) == 13 and digits.isascii() and digits.isdigit():
        return sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10 == 0
    if (
        len(digits) == 10
        and digits.isascii()
        and digits[:9].isdigit()
        and (digits[9].isdigit() or digits[9] == "X")
    ):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    return False
