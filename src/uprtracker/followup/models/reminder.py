"""Who wants to be reminded of what is due, and what was told already."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Member


class ReminderWish(models.Model):
    """`days` before something is due a member hears of it, and again on the day after; 0: never.

    Without a row a member is reminded `DAYS` before. `language` is that of the mail.
    """

    DAYS = 14
    CHOICES = ((14, _("14 days before")), (7, _("7 days before")), (1, _("1 day before")), (0, _("Never")))

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="reminder_wish")
    days = models.PositiveSmallIntegerField(choices=CHOICES, default=DAYS)
    language = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return f"{self.member_id}: {self.days}"


class Reminded(models.Model):
    """That a member was told of a thing due on a day, before it or (`late`) after it; no words of it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    thing = models.PositiveBigIntegerField()
    due_on = models.DateField()
    late = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "thing", "due_on", "late"], name="reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}: {self.due_on}"
