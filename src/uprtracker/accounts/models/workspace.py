"""Workspace, party, member: the private places where follow-up is done, and who sits in them.

A *seat* is a `Member` who has not left, of a party that has not left. Several parties share a
workspace; each has a space of its own in it that no other party sees, the leading one included.
"""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models.user import User


class Workspace(models.Model):
    """`lead` is the party that invites the others; it governs the frame, never their records.

    `state` is the ISO3 code of the State whose follow-up it is about, empty where there are several.
    `closed_at`: everything stays readable to its members, nothing is added any more.
    `second_factor`: nobody comes in whose account has none.
    """

    class Kind(models.TextChoices):
        COUNTRY = "country", _("Country")
        COALITION = "coalition", _("Coalition")
        ORGANISATION = "organisation", _("One organisation")

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=3, blank=True)
    lead = models.OneToOneField(
        "accounts.Party", null=True, blank=True, on_delete=models.SET_NULL, related_name="leads"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    second_factor = models.BooleanField(default=False)

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """One voice in a workspace: a ministry, an institution, an organisation, a mission.

    `state` is set for States alone: the State under review, or the recommending State.
    """

    class Kind(models.TextChoices):
        STATE = "state", _("State under review")
        NHRI = "nhri", _("National human rights institution")
        CSO = "cso", _("Civil society organisation")
        UN = "un", _("United Nations entity")
        RECOMMENDING_STATE = "recommending_state", _("Recommending State")
        PARLIAMENT = "parliament", _("Parliament")
        ACADEMIC = "academic", _("Academic institution")
        OTHER = "other", _("Other")

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=160)
    acronym = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=3, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["workspace", "name", "pk"]
        verbose_name_plural = "parties"
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="one_party_per_name")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a member does for his party."""

    COORDINATOR = "coordinator", _("Coordinator")
    EDITOR = "editor", _("Editor")
    CONTRIBUTOR = "contributor", _("Contributor")
    REVIEWER = "reviewer", _("Reviewer")
    READER = "reader", _("Reader")


class Members(models.QuerySet["Member"]):
    """Rows of `Member`."""

    def seats(self) -> "Members":
        """Keep those who have not left, of parties that have not left and accounts that are open."""
        return self.filter(left_at=None, party__left_at=None, user__is_active=True)

    def open_to(self, user: User) -> "Members":
        """Keep the seats from which this person may act now: where a second factor is asked for, it is on."""
        from allauth.mfa.models import Authenticator

        on = Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.TOTP)
        return self.seats().filter(Q(workspace__second_factor=False) | Exists(on), user=user)


class Member(models.Model):
    """A person in a party, with one role. Leaving sets `left_at`; what the person wrote stays the party's.

    `pseudonym`, where there is one, is the only name that anybody reads. `user` is empty once
    the account is deleted. `feed` is the SHA-256 of the secret in the address of the person's feed,
    `mail` how often news come by mail; `told_at`: up to when they were told.
    """

    class Mail(models.TextChoices):
        NEVER = "", _("Never")
        DAILY = "daily", _("Once a day, when there is news")
        WEEKLY = "weekly", _("Once a week, when there is news")

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="members")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships"
    )
    role = models.CharField(max_length=12, choices=Role)
    pseudonym = models.CharField(max_length=80, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)
    feed = models.CharField(max_length=64, blank=True, default="", db_index=True)
    mail = models.CharField(max_length=6, choices=Mail, blank=True, default="")
    told_at = models.DateTimeField(null=True, blank=True)

    objects = Members.as_manager()

    class Meta:
        ordering = ["party", "pk"]
        constraints = [
            # Nobody sits in two parties of one workspace: that would join two private spaces.
            models.UniqueConstraint(
                fields=["workspace", "user"], condition=Q(left_at=None), name="one_seat_per_person"
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def user_or_nobody(self) -> "User | AnonymousUser":
        """The account behind the seat; a visitor where it is deleted."""
        return self.user or AnonymousUser()

    @property
    def shown_name(self) -> str:
        """The name that others read: the pseudonym, else the person's name, never the address of a mail."""
        if self.pseudonym:
            return self.pseudonym
        if self.user is None:
            return gettext("Former member")
        return self.user.get_full_name() or gettext("Member {number}").format(number=self.pk)


class Invitation(models.Model):
    """A way into a party for one person.

    `digest` is the SHA-256 of the secret in its link, which is kept nowhere; `email` is empty for a
    link that is handed over by hand.
    """

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=12, choices=Role)
    email = models.EmailField(blank=True)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="invitation_expires_after_it_was_made"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.role}"
