"""What a workspace follows up."""

from django.db import models


class Scope(models.Model):
    """The reviews whose recommendations and pledges a workspace follows.

    `asked_by` narrows them to what one State recommended (ISO3): the view of a recommending State.
    """

    workspace = models.OneToOneField("accounts.Workspace", on_delete=models.CASCADE, related_name="scope")
    reviews = models.ManyToManyField("records.Review", related_name="+")
    asked_by = models.CharField(max_length=3, blank=True)

    def __str__(self) -> str:
        return f"{self.workspace}: {self.asked_by}"
