"""What was changed in kept records, and who saw, changed or took out what."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models.workspace import Member, Party, Workspace


class Revision(models.Model):
    """One change of a kept record: its fields before and after. Visible to whoever sees the record.

    `kind` is the label of the model (`followup.assessment`), `number` the revision that it made.
    `refused`: the change came after another one of the same fields; nothing was written, and the
    words are kept here.
    """

    kind = models.CharField(max_length=60)
    thing = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    after = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    refused = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "thing"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}: {self.number}"


class Trace(models.Model):
    """Who saw, changed or exported what, kept for the party of the one who did it.

    A coordinator reads those of his own party alone (`accounts.keeping.traces_for`); a pseudonym stays one.
    `about` is the permanent code of a recommendation or the name of a page, never words of a record.
    """

    class Verb(models.TextChoices):
        SAW = "saw", _("saw")
        ADDED = "added", _("added")
        CHANGED = "changed", _("changed")
        SHARED = "shared", _("shared")
        PROPOSED = "proposed", _("proposed for publication")
        PUBLISHED = "published", _("published")
        WITHDREW = "withdrew", _("withdrew")
        DELETED = "deleted", _("deleted")
        EXPORTED = "exported", _("exported")
        INVITED = "invited", _("invited")
        JOINED = "joined", _("joined")
        LEFT = "left", _("left")

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="traces")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="traces")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    kind = models.CharField(max_length=60, blank=True)
    thing = models.PositiveBigIntegerField(null=True, blank=True)
    about = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["party", "-at"]), models.Index(fields=["by", "verb", "about"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.about}".strip()
