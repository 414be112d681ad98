"""Thematic lists ("matrices") that a workspace keeps to have them filled in."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Kept


class MatrixFile(Kept):
    """A thematic list as it came: DOCX or XLSX. `review` is the code of the review that it is of."""

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=4)
    review = models.CharField(max_length=12, db_index=True)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()

    class Meta(Kept.Meta):
        verbose_name = _("matrix")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return where it shows to those who see it."""
        return reverse("web:workspace-matrix", args=[self.workspace.slug, self.pk])


class MatrixBytes(models.Model):
    """The bytes of a list, apart from its record, so that histories and lists never carry them."""

    file = models.OneToOneField(MatrixFile, on_delete=models.CASCADE, related_name="bytes")
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.file)
