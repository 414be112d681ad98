"""What is kept in a workspace, and who sees it: the base of every private record.

    class Assessment(Kept): ...
    Assessment.objects.visible_to(user)    # the only way to list, count or search any of them

The level is what a record IS: who sees it now. It widens by a deliberate act of the party
that holds it (`accounts.keeping`), and becomes public by sign-off alone.
"""

from typing import Any, ClassVar, Self, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models.user import User
from uprtracker.accounts.models.workspace import Member, Party, Role, Workspace


class Level(models.TextChoices):
    """Who sees a record, narrowest first."""

    COORDINATORS = "coordinators", _("Coordinators of our party")
    PARTY = "party", _("Our party")
    WORKSPACE = "workspace", _("Everybody in the workspace")
    PUBLIC = "public", _("Public")


_Row = TypeVar("_Row", bound=models.Model)


class Keeping(models.QuerySet[_Row]):
    """Rows of a model of kept records."""

    def visible_to(self, user: User | AnonymousUser | Any) -> Self:
        """Keep what this person may see: public records, what his workspaces share, his party's own.

        Nobody sees another party's space: not the leading party, not a superuser. An author sees his
        own as long as he sits in the party.
        """
        published = Q(level=Level.PUBLIC, published_at__isnull=False)
        if not (isinstance(user, User) and user.is_active):
            return self.filter(published)
        seats = list(Member.objects.open_to(user).values_list("pk", "workspace", "party", "role"))
        if not seats:
            return self.filter(published)
        return self.filter(
            published
            | Q(level__in=(Level.WORKSPACE, Level.PUBLIC), workspace__in=[place for _, place, _, _ in seats])
            | Q(level=Level.PARTY, party__in=[party for _, _, party, _ in seats])
            | Q(
                level=Level.COORDINATORS,
                party__in=[party for _, _, party, role in seats if role == Role.COORDINATOR],
            )
            | Q(author__in=[seat for seat, _, _, _ in seats], party__in=[party for _, _, party, _ in seats])
        )

    def seen_from(self, seat: Member) -> Self:
        """Keep what this seat, which the caller knows to be live, sees in its workspace, as `visible_to`.

        Without asking for the person's seats again, and in a form that databases answer fast.
        """
        own = Q(party=seat.party_id)
        if seat.role != Role.COORDINATOR:
            own &= Q(level=Level.PARTY) | Q(author=seat.pk)
        shared = Q(level__in=(Level.WORKSPACE, Level.PUBLIC))
        return self.filter(shared | own, workspace=seat.workspace_id)


class Kept(models.Model):
    """A private record of a party. `revision` counts changes, so that two people never overwrite each other.

    `proposed` is the level that somebody asked for and nobody signed yet. `signed_by` made it public.
    """

    codes_by: ClassVar[str] = ""
    """The look-up that leads to the code of a recommendation, where it is not the field `code`."""

    # Abstract: the type checker does not know of the keys of its rows by itself.
    workspace_id: int
    party_id: int
    author_id: int

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Member, on_delete=models.RESTRICT, related_name="+")
    level = models.CharField(max_length=12, choices=Level, default=Level.PARTY)
    proposed = models.CharField(max_length=12, choices=Level, blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    signed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Keeping.as_manager()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["workspace", "level", "party"])]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @classmethod
    def code_path(cls) -> str:
        """Return the look-up of the recommendations that records of this kind are about, "" for none."""
        fields = {field.name for field in cls._meta.concrete_fields}
        return cls.codes_by or ("code" if "code" in fields else "")


def kept_models() -> list[type[Kept]]:
    """Return every model of kept records, by name: for exports, deletions and the tests of every door."""
    from django.apps import apps

    found = [model for model in apps.get_models() if issubclass(model, Kept)]
    return sorted(found, key=lambda model: model._meta.label)
