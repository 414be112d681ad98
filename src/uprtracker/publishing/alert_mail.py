"""An alert as a mail: plain text and HTML, with one click to have no more of them."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import ngettext

from uprtracker.publishing.alert_rows import rows_of
from uprtracker.publishing.models import Alert, SavedSearch


def can_mail(search: SavedSearch) -> bool:
    """Tell whether mails can go out at all, and to the owner of this search."""
    return bool(settings.UPR_MAIL and search.owner.is_active and search.owner.email)


def alert_mail(alert: Alert) -> EmailMultiAlternatives:
    """Return the mail, in the language that is active; nothing is sent."""
    search, site = alert.search, settings.UPR_ADDRESS
    leave = f"{site}/saved/unsubscribe/{search.token}/"
    rows = rows_of(alert.codes[:20])
    counted = ngettext("%(n)s new record", "%(n)s new records", alert.count) % {"n": alert.count}
    context = {
        "search": search,
        "counted": counted,
        "rows": rows,
        "more": alert.count - len(rows),
        "version": alert.version,
        "address": f"{site}/recommendations/?{search.question}",
        "change": f"{site}/saved/{search.pk}/",
        "leave": leave,
    }
    subject = " ".join(f"{counted}: {search.name}".split())
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string("publishing/alert.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[search.owner.email],
        # RFC 8058: the mail program's own button asks by POST, with nothing else to confirm.
        headers={
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "Precedence": "bulk",
        },
    )
    message.attach_alternative(render_to_string("publishing/alert.html", context), "text/html")
    return message
