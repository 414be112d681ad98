"""What documents say beside their text: notes, listed submissions, recommendations of an earlier review."""

from django.db import models

from uprtracker.records.models.place import Placed


class Note(Placed):
    """A footnote or endnote (`core.Note`), tied to the paragraphs and recommendations that carry its mark."""

    document = models.ForeignKey("records.Document", on_delete=models.CASCADE, related_name="notes")
    order = models.PositiveIntegerField()
    mark = models.CharField(max_length=8)
    text = models.TextField()
    paragraphs = models.ManyToManyField("records.Paragraph", related_name="notes")
    recommendations = models.ManyToManyField("records.Recommendation", related_name="notes")

    class Meta:
        ordering = ["document", "order"]

    def __str__(self) -> str:
        return f"{self.mark} {self.text[:60]}"


class Submission(Placed):
    """A contribution that a summary lists (`core.Submission`)."""

    document = models.ForeignKey("records.Document", on_delete=models.CASCADE, related_name="submissions")
    order = models.PositiveIntegerField()
    abbreviation = models.CharField(max_length=60)
    name = models.TextField()
    group = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["document", "order"]

    def __str__(self) -> str:
        return self.abbreviation


class Mention(Placed):
    """A recommendation of an earlier review that a document names (`core.Reference`).

    `paragraph` is the paragraph or heading that names it, itself or through
    `note`. `recommendations` are the records meant: none while the report on
    the earlier review is not there, or when it has no such number; several
    where the number stands for several.
    """

    document = models.ForeignKey("records.Document", on_delete=models.CASCADE, related_name="mentions")
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=40)
    symbol = models.CharField(max_length=60, blank=True)
    paragraph = models.ForeignKey(
        "records.Paragraph", null=True, blank=True, on_delete=models.CASCADE, related_name="mentions"
    )
    note = models.ForeignKey(Note, null=True, blank=True, on_delete=models.CASCADE, related_name="mentions")
    recommendations = models.ManyToManyField("records.Recommendation", related_name="mentions")

    class Meta:
        ordering = ["document", "order"]

    def __str__(self) -> str:
        return self.number
