"""Whom each address of Pre-sessions is for. Its own tests have the parts (`tests/agenda/pre_sessions`)."""

from datetime import UTC, date, datetime

from project.doors import MEMBERS, OPEN, OWNER
from uprtracker.accounts.models import User
from uprtracker.agenda.pre_sessions.models import Application, Panel, Series, SeriesMember

_NOT_THERE = (302, 404, 404, 404)
DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    **dict.fromkeys(("web:pre-sessions", "web:pre-sessions-data"), ((), OPEN)),
    **dict.fromkeys(("web:pre-sessions-one", "web:pre-sessions-one-data"), (("pre_series",), OPEN)),
    "web:pre-sessions-apply": (("pre_series",), MEMBERS),
    "web:pre-sessions-mine": ((), MEMBERS),
    "web:pre-sessions-application": (("pre_application",), OWNER),
    "web:pre-sessions-own-file": (("pre_application",), OWNER),
    "web:pre-sessions-desk": ((), _NOT_THERE),
    "web:pre-sessions-open": ((), (302, 403, 403, 403)),
    **{
        f"web:pre-sessions-{name}": (("pre_series",), _NOT_THERE)
        for name in (
            *("desk-one", "change", "states", "call", "people", "hours", "scoring", "selection", "letters"),
        )
    },
    "web:pre-sessions-export": (("pre_series", "xlsx"), _NOT_THERE),
    **dict.fromkeys(
        ("web:pre-sessions-score", "web:pre-sessions-came-in", "web:pre-sessions-file"),
        (("pre_series", "pre_application"), _NOT_THERE),
    ),
    **dict.fromkeys(
        ("web:pre-sessions-selection-one", "web:pre-sessions-letters-one"),
        (("pre_series", "xaa"), _NOT_THERE),
    ),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    series = Series.objects.create(
        session=45,
        slug="45",
        title="Before session 45",
        place="Geneva",
        starts_on=date(2030, 4, 1),
        ends_on=date(2030, 4, 3),
        call_opens_at=datetime(2020, 1, 1, tzinfo=UTC),
        call_closes_at=datetime(2030, 1, 1, tzinfo=UTC),
        state=Series.State.OPEN,
    )
    SeriesMember.objects.create(series=series, user=User.objects.create(username="leading"), part="lead")
    panel = Panel.objects.create(series=series, state="XAA")
    applicant = User.objects.create(username="applicant")
    application = Application.objects.create(
        series=series, panel=panel, owner=applicant, state="sent", sent_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    return {"pre_series": series.slug, "pre_application": application.pk}
