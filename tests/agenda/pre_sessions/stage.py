"""A series of invented people: a lead, a protector, two panels, three speakers. For all tests of panels."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from uprtracker.accounts.models import User
from uprtracker.accounts.sealing.keys import has_key, new_key, write_keys
from uprtracker.agenda.pre_sessions import places, protecting
from uprtracker.agenda.pre_sessions.models import Panel, Place, Series, SeriesMember

# Words that nobody else may read; every test of leaks looks for them.
NAMES = ("Wanjiru Quillfeather", "Oda Brambleworth", "Tomas Ferncastle")
ORGANISATIONS = ("Lanterns of Alfa", "Bridgekeepers Union", "Wells for Betaland")
TRAVEL = ("Hotel Saltmarsh", "wheelchair at the gate", "visa refused twice")
RISKS = ("followed home in March", "do not print the village")
MAILS = ("wanjiru@quill.example.org", "oda@bramble.example.org", "tomas@fern.example.org")


class Stage:
    """What `set_stage` made."""

    lead: User
    guard: User
    stranger: User
    series: Series
    panels: list[Panel]
    places: list[Place]
    speakers: list[User]


def set_stage(*, days: int = 40, state: str = Series.State.PUBLISHED, session: int = 46) -> Stage:
    """Make a series that begins so many days from now, its first place at ten o'clock UTC."""
    made = Stage()
    made.lead = User.objects.create_user("lena", "lena@example.org", "pw", first_name="Lena", last_name="Led")
    made.guard = User.objects.create_user("gus", "gus@example.org", "pw", first_name="Gus", last_name="Guard")
    made.stranger = User.objects.create_user("sam", "sam@example.org", "pw")
    first = timezone.localdate() + timedelta(days=days)
    made.series = Series.objects.create(
        session=session,
        slug=str(session),
        title="Pre-sessions of the Lantern House",
        place="Lantern House, Geneva",
        starts_on=first,
        ends_on=first + timedelta(days=2),
        call_opens_at=timezone.now() - timedelta(days=60),
        call_closes_at=timezone.now() - timedelta(days=30),
        state=state,
    )
    SeriesMember.objects.create(series=made.series, user=made.lead, part=SeriesMember.Part.LEAD)
    made.panels = [
        Panel.objects.create(series=made.series, state=iso3, starts_at=hour(first, 10 + at), room="Room Nine")
        for at, iso3 in enumerate(("XAA", "XAB"))
    ]
    made.places = [
        places.add_place(panel, by=made.lead, name=name, organisation=organisation, email=mail)
        for panel, name, organisation, mail in zip(
            (made.panels[0], made.panels[0], made.panels[1]), NAMES, ORGANISATIONS, MAILS, strict=True
        )
    ]
    made.speakers = [User.objects.create_user(f"speaker{at}", mail, "pw") for at, mail in enumerate(MAILS, 1)]
    for place, user in zip(made.places, made.speakers, strict=True):
        places.take(place, user)
        place.refresh_from_db()
    if not has_key():
        write_keys([new_key()])
    protecting.name_protector(made.series, made.guard, by=made.lead)
    return made


def hour(day: date, at: int) -> datetime:
    """Return this hour of a day, UTC."""
    return datetime(day.year, day.month, day.day, at, tzinfo=UTC)
