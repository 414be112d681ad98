"""UN documents that were read, and their citable paragraphs."""

from django.db import models

from uprtracker.records.models.place import Placed


class Document(models.Model):
    """One file as it came in. The bytes lie under UPR_HOME/documents, named by checksum.

    Two files may carry one symbol (corrected or translated issues); the checksum
    is the identity. `kind` is what an extractor made of it (`wg_report`, ...).
    """

    sha256 = models.CharField(max_length=64, unique=True)
    symbol = models.CharField(max_length=60, blank=True, db_index=True)
    language = models.CharField(max_length=2, blank=True)
    title = models.CharField(max_length=500, blank=True)
    date = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=30)
    media = models.CharField(max_length=5)
    name = models.CharField(max_length=300)
    size = models.PositiveBigIntegerField()
    pages = models.JSONField(default=list, blank=True)
    review = models.ForeignKey(
        "records.Review", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    reader_version = models.CharField(max_length=20)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["symbol", "name"]

    def __str__(self) -> str:
        return self.symbol or self.name


class Paragraph(Placed):
    """A paragraph in reading order; `number` as printed, empty for headings and quotes.

    `level` is that of a heading, from 1; 0 for other paragraphs. `marks` is a
    list of [offset in the text, mark of a note].
    """

    # A paragraph goes with its document; a recommendation holds on to it.
    document = models.ForeignKey(Document, on_delete=models.CASCADE)
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    heading = models.BooleanField(default=False)
    level = models.PositiveSmallIntegerField(default=0)
    marks = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["document", "order"]
        constraints = [models.UniqueConstraint(fields=["document", "order"], name="one_paragraph_per_place")]

    def __str__(self) -> str:
        return self.number or self.text[:60]
