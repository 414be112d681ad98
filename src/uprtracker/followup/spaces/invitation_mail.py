"""An invitation as a mail. It names the workspace and the party, and nothing that is kept there."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Invitation

_log = logging.getLogger(__name__)


def send(invitation: Invitation, address: str) -> bool:
    """Send an invitation to its address, if it has one and this site sends mail; tell whether it went out."""
    if not (invitation.email and settings.UPR_MAIL):
        return False
    party = invitation.party
    context = {"invitation": invitation, "party": party, "space": party.workspace, "address": address}
    message = EmailMessage(
        subject=" ".join(_("Invitation to the workspace “{title}”").format(title=party.workspace).split()),
        body=render_to_string("followup/invitation.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[invitation.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except OSError:
        # The page shows the link, to be handed over by hand; whom it was for is not logged.
        _log.exception("The mail of an invitation could not be sent.")
        return False
    return True
