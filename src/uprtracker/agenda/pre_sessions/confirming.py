"""The mails that confirm to an applicant what he did; subjects name no country and no journey."""

from uprtracker.accounts.outbox import post
from uprtracker.agenda.pre_sessions.models import Application
from uprtracker.agenda.pre_sessions.wording import filled, usual


def confirm(one: Application, what: str) -> bool:
    """Put the confirmation (`sent`, `withdrawn`) into the box, once, for the address of the account."""
    subject, text = usual(f"confirm-{what}", one.language)
    return post(
        f"pre-session-{what}:{one.pk}",
        kind="pre-session",
        to=one.owner.email or one.contact_email,
        subject=subject,
        text=filled(text, one),
    )
