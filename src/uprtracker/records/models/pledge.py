"""Voluntary pledges. They never enter counts or rates of recommendations."""

from django.db import models

from uprtracker.records.models.place import Placed


class Pledge(Placed):
    """`code` is `ALB-19-p…`, a hash of the text.

    `origin` says where it was announced first: `conclusions` (a report), `addendum`,
    `plenary` (before the Council), or `uprinfo` (only in the export).
    """

    review = models.ForeignKey("records.Review", on_delete=models.CASCADE, related_name="pledges")
    code = models.CharField(max_length=40, unique=True)
    number = models.CharField(max_length=20, blank=True)
    order = models.PositiveIntegerField(default=0)
    text = models.TextField()
    origin = models.CharField(max_length=12)

    class Meta:
        ordering = ["review", "order", "code"]

    def __str__(self) -> str:
        return self.code
