"""A question put in advance, and the States that ask it."""

from django.db import models

from uprtracker.records.models.place import Placed


class Question(Placed):
    """A `core.Question` at its place. Its review is that of its document, which a person may still set."""

    document = models.ForeignKey("records.Document", on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["document", "order"]
        constraints = [models.UniqueConstraint(fields=["document", "order"], name="one_question_per_place")]

    def __str__(self) -> str:
        return self.text[:80]


class Asker(models.Model):
    """A State that asks a question; several may ask it together."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="askers")
    state = models.CharField(max_length=3, db_index=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["question", "order"]
        constraints = [models.UniqueConstraint(fields=["question", "state"], name="one_asker_per_state")]

    def __str__(self) -> str:
        return self.state
