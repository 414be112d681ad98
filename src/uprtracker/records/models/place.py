"""Where in a document a row was read: the columns that recommendation, pledge and paragraph share."""

from django.db import models

from uprtracker.core import Span


class Placed(models.Model):
    """Document, first and last line (see `core.Span`) and the rectangles to mark on the page.

    `boxes` is a list of [page, left, top, right, bottom] in points from the top left.
    """

    document = models.ForeignKey("records.Document", null=True, blank=True, on_delete=models.PROTECT)
    page = models.PositiveIntegerField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    end_page = models.PositiveIntegerField(null=True, blank=True)
    end_line = models.PositiveIntegerField(null=True, blank=True)
    boxes = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True

    @property
    def span(self) -> Span:
        """Return its lines; the first line of the first page for a row that names none."""
        return Span(self.page or 1, self.line or 1, self.end_page or 1, self.end_line or 1)
