"""Whom each address of events and trainings is for."""

from datetime import UTC, datetime, timedelta

from project.doors import OPEN, OWNER
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import ORGANISERS

_SLUG = ("event-slug",)
DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    **dict.fromkeys(("web:events", "web:events-data", "web:events-calendar", "web:events-feed"), ((), OPEN)),
    **dict.fromkeys(("web:event-outcomes", "web:event-outcomes-data"), ((), OPEN)),
    **dict.fromkeys(
        ("web:event", "web:event-data", "web:event-calendar", "web:event-register"), (_SLUG, OPEN)
    ),
    "web:event-material": (("event-material",), OPEN),
    # Whoever holds the secret of a mail.
    **dict.fromkeys(("web:event-registration", "web:event-registration-calendar"), (("event-secret",), OPEN)),
    "web:event-registration-material": (("event-secret", "event-material"), OPEN),
    # Organisers, and who runs the very event: to data editors and administrators they are not there.
    **dict.fromkeys(("web:desk-events", "web:desk-event-donors"), ((), OWNER)),
    "web:desk-event-donors-file": (("xlsx",), OWNER),
    **dict.fromkeys(
        (
            *("web:desk-event-people", "web:desk-event-materials", "web:desk-event-outcomes"),
            *("web:desk-event-attendance", "web:desk-event-registrations"),
        ),
        (("event",), OWNER),
    ),
    "web:desk-event-material": (("event", "event-material"), OWNER),
    "web:desk-event-registrations-file": (("event", "csv"), OWNER),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    from django.contrib.auth.models import Group
    from django.core.files.uploadedfile import SimpleUploadedFile

    from uprtracker.agenda.events.hanging import add_material
    from uprtracker.agenda.events.models import Event
    from uprtracker.agenda.events.registering import Asked, confirm, register
    from uprtracker.records.editing import begin, publish

    organiser = User.objects.create(username="organiser of events")
    organiser.groups.add(Group.objects.get_or_create(name=ORGANISERS)[0])
    start = datetime.now(UTC) + timedelta(days=30)
    end = start + timedelta(hours=2)
    event = Event(slug="an-event", title="An event", starts_at=start, ends_at=end, registers=True)
    event = publish(begin(event, by=organiser), by=organiser)
    paper = SimpleUploadedFile("paper.txt", b"Paper")
    material = add_material(event, by=organiser, title="Paper", readers="public", upload=paper)
    secret = register(event, Asked(name="Ada", email="ada@example.org", kind="cso")).secret
    confirm(secret)
    return {
        "event": event.pk,
        "event-slug": event.slug,
        "event-secret": secret,
        "event-material": material.pk,
    }
