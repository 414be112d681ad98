"""A series whose call is open, with its lead, assessors and applicants. All of it is invented."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from uprtracker.accounts.models import User
from uprtracker.agenda.pre_sessions import applying, opening
from uprtracker.agenda.pre_sessions.models import Application, SeriesMember
from uprtracker.records.models import Review

OPENS = datetime(2030, 1, 1, 8, tzinfo=UTC)
CLOSES = datetime(2030, 2, 1, 22, 59, tzinfo=UTC)  # 23:59 in Geneva
IN_TIME = CLOSES - timedelta(seconds=1)
AFTER = CLOSES + timedelta(days=1)
ASKED = {
    "institution": "Bridge Watch",
    "kind": "national",
    "region": "North",
    "aim": "That missions ask about bridges.",
    "since": 2011,
    "ecosoc": "none",
    "contact_name": "Ama Contact",
    "contact_email": "ama@bridges.example",
    "speaker_name": "Speaker One",
    "speaker_gender": "woman",
    "speaker_email": "one@bridges.example",
    "speaker_function": "Engineer",
    "issues": ["womens-rights", "labour"],
}


def person(name: str, domain: str = "") -> User:
    """Make an account; its mail domain is its own unless said otherwise: a shared one is a conflict."""
    domain = domain or f"{name}.example"
    return User.objects.create(username=name, email=f"{name}@{domain}", first_name=name.title())


def series_of(lead: User, *, slug: str = "45", states: tuple[str, ...] = ("XAA", "XAB")):
    """Open a series with its call."""
    for order, state in enumerate(states):
        Review.objects.get_or_create(
            code=f"{state}-45",
            defaults={"state": state, "session": 45, "cycle": 4, "order": order, "status": "scheduled"},
        )
    series = opening.open_series(
        by=lead,
        states=states,
        session=45,
        slug=slug,
        title="Before session 45",
        place="Geneva",
        zone="Europe/Zurich",
        starts_on=date(2030, 4, 1),
        ends_on=date(2030, 4, 3),
        call_opens_at=OPENS,
        call_closes_at=CLOSES,
    )
    opening.write_call(series, {"en": "Come and **speak**.", "fr": "Venez **parler**."})
    opening.open_call(series)
    return series


def draft(panel, owner: User, now: datetime = IN_TIME, **values: object) -> Application:
    """Write a draft that lacks nothing."""
    one = applying.begin(panel, by=owner, language=str(values.pop("language", "en")), now=now)
    applying.save(one, {**ASKED, **values}, revision=one.revision, now=now)
    return one


def sent(panel, owner: User, **values: object) -> Application:
    """Send an application."""
    one = draft(panel, owner, **values)
    applying.send(one, now=IN_TIME)
    return one


def small_series() -> SimpleNamespace:
    """People by their parts, the series, its first panel, and one application that was sent."""
    lead, assessor, torn = person("lead"), person("assessor"), person("torn", "bridges.example")
    applicant, other = person("applicant"), person("other")
    series = series_of(lead)
    members = {
        name: SeriesMember.objects.create(series=series, user=user, part="assessor")
        for name, user in (("assessor", assessor), ("torn", torn))
    }
    panel = series.panels.get(state="XAA")
    return SimpleNamespace(
        lead=lead,
        assessor=assessor,
        torn=torn,
        applicant=applicant,
        other=other,
        organiser=person("organiser"),
        root=User.objects.create(username="root", is_superuser=True, is_staff=True),
        series=series,
        panel=panel,
        leading=series.members.get(user=lead),
        scoring=members["assessor"],
        conflicted=members["torn"],
        application=sent(panel, applicant),
        draft=draft(panel, other, institution="River Circle", contact_email="r@rivers.example",
                    speaker_email="s@rivers.example"),
    )  # fmt: skip
