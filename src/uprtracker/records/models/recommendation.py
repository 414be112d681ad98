"""Recommendation, its parts, and the recommendation-State pairs."""

from django.db import models

from uprtracker.records.models.place import Placed


class Recommendation(Placed):
    """A numbered paragraph of a Working Group report, or rows of an export that stand for one.

    `code` is the permanent public name: `SVN-48-140.7`, or `SVN-20-x1a2b3c4d`
    from a hash of the text where the source has no number. `origin` is
    `conclusions`, `dialogue` or `footnote` (a report) or `uprinfo` (only in the
    export). `delivered` is the wording read out in the dialogue where a footnote
    gives another one; of several, each on a line of its own with its States.
    `position` is the current one, derived from the `Position` steps by
    `records.standing`: that of the pairs when they agree, else `partial`.
    """

    review = models.ForeignKey("records.Review", on_delete=models.CASCADE, related_name="recommendations")
    code = models.CharField(max_length=40, unique=True)
    number = models.CharField(max_length=20, blank=True)
    order = models.PositiveIntegerField(default=0)
    text = models.TextField()
    chapeau = models.CharField(max_length=20, blank=True)
    origin = models.CharField(max_length=12)
    position = models.CharField(max_length=10, blank=True)
    delivered = models.TextField(blank=True)

    class Meta:
        ordering = ["review", "order", "code"]

    def __str__(self) -> str:
        return self.code


class Part(models.Model):
    """One of several texts under one number. Together the parts make up the text."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="parts")
    ordinal = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["recommendation", "ordinal"]

    def __str__(self) -> str:
        return f"{self.ordinal}: {self.text[:80]}"


class Pair(models.Model):
    """A recommendation-State pair: one recommending State of one recommendation.

    `state` is empty where the source does not name the State. `position` is the
    current one of this pair: the recommendation's, unless a source answers the
    States apart. `part` is set where the State stands behind one part only.
    `origin` says who names the State: `report`, or `uprinfo` alone.
    """

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="pairs")
    state = models.CharField(max_length=3, blank=True, db_index=True)
    part = models.ForeignKey(Part, null=True, blank=True, on_delete=models.SET_NULL, related_name="pairs")
    order = models.PositiveSmallIntegerField(default=0)
    origin = models.CharField(max_length=8)
    position = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["recommendation", "order"]
        constraints = [models.UniqueConstraint(fields=["recommendation", "state"], name="one_pair_per_state")]

    def __str__(self) -> str:
        return self.state


class Alias(models.Model):
    """Another public name that must lead to the same recommendation for ever.

    Former codes, and the code that each matched text of an export has or would
    have had without its number: so the order of imports makes no difference.
    """

    code = models.CharField(max_length=40, unique=True)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="aliases")

    def __str__(self) -> str:
        return self.code
