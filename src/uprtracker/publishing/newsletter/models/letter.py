"""An issue on its way: one sending, and a letter for each who gets it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from uprtracker.publishing.newsletter.models.subscriber import new_secret


class Sending(models.Model):
    """The sending of an issue. `stopped`: the mail server refuses us, or an editor stopped it."""

    class State(models.TextChoices):
        SENDING = "sending", _("Being sent")
        STOPPED = "stopped", _("Stopped")
        SENT = "sent", _("Sent")

    issue = models.OneToOneField("newsletter.Issue", on_delete=models.CASCADE, related_name="sending")
    state = models.CharField(max_length=8, choices=State, default=State.SENDING)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.issue}: {self.state}"


class Letter(models.Model):
    """The letter of one subscriber. It has no address of its own: whoever is deleted gets none.

    `token` makes its Message-ID, the same at every try, by which a bounce finds it. `claimed_by` is the
    journal under which it is sent, until `claimed_until`.
    """

    class State(models.TextChoices):
        """`skipped`: unsubscribed in the meantime, or nothing in the issue is of interest.

        `perhaps`: handed to the mail server, whose answer never came.
        """

        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        PERHAPS = "perhaps", _("Perhaps sent")
        FAILED = "failed", _("Given up")
        BOUNCED = "bounced", _("Came back")
        SKIPPED = "skipped", _("Not sent")

    sending = models.ForeignKey(Sending, on_delete=models.CASCADE, related_name="letters")
    subscriber = models.ForeignKey(
        "newsletter.Subscriber", null=True, on_delete=models.SET_NULL, related_name="letters"
    )
    token = models.CharField(max_length=40, unique=True, default=new_secret)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    claimed_by = models.CharField(max_length=40, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()
    error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["sending", "state", "next_try"], name="letters_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["sending", "subscriber"], name="one_letter_per_subscriber")
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}: {self.state}"
