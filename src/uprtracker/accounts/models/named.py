"""What named people alone may read: neither their party, its coordinators, nor a superuser."""

from django.db import models

from uprtracker.accounts.models.workspace import Member, Party, Workspace


class Guarded(models.Model):
    """The base of what is open to people by name. `names` and `keeps` say to whom; the policy asks them."""

    workspace_id: int
    party_id: int

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    def names(self, member: Member) -> bool:
        """Whether this member may read and write it."""
        raise NotImplementedError

    def keeps(self, member: Member) -> bool:
        """Whether this member may also name others, and delete it."""
        raise NotImplementedError
