"""Whom each address of panels of Pre-sessions is for."""

from agenda.pre_sessions.stage import set_stage
from project.doors import MEMBERS, OPEN, OWNER
from uprtracker.agenda.pre_sessions import missions, places, surveys
from uprtracker.agenda.pre_sessions.models import Mission, Statement, SurveyLink
from uprtracker.agenda.pre_sessions.secret_links import new_nonce, secret_of

_NOWHERE = (404, 404, 404, 404)

DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    "web:pre-session-places": ((), MEMBERS),
    "web:pre-session-take": (("place_secret",), MEMBERS),
    **dict.fromkeys(("web:pre-session-mission",), (("mission_secret",), OPEN)),
    "web:pre-session-survey": (("survey_secret",), OPEN),
    **dict.fromkeys(("web:pre-session-voices", "web:pre-session-voices-data"), ((), OPEN)),
    **dict.fromkeys(
        ("web:pre-session-programme", "web:pre-session-programme-data"), (("panels_series",), OPEN)
    ),
    "web:pre-session-programme-file": (("panels_series", "pdf"), OPEN),
    **dict.fromkeys(
        ("web:pre-session-country", "web:pre-session-country-data"), (("panels_series", "xaa"), OPEN)
    ),
    "web:pre-session-photo": (("panels_series", "place"), _NOWHERE),  # nobody agreed to it
    **dict.fromkeys(
        ("web:pre-session-place", "web:pre-session-own-photo", "web:place-desk", "web:place-asks"),
        (("place",), OWNER),
    ),
    "web:pre-session-statement-file": (("place", 1), OWNER),
    **dict.fromkeys(
        ("web:panels-desk", "web:missions-desk", "web:resonance-desk", "web:afterwards-desk"),
        (("panels_series",), OWNER),
    ),
    "web:protection-desk": (("panels_series",), OWNER),
    "web:panels-file": (("panels_series", "pdf"), OWNER),
    "web:panel-desk": (("panels_series", "xaa"), OWNER),
    "web:panel-file": (("panels_series", "xaa", "pdf"), OWNER),
    "web:panel-room": (("panels_series", "xaa"), OWNER),
    "web:mission-desk": (("panels_series", "che"), OWNER),
    "web:survey-results": (("panels_series", "survey"), OWNER),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    stage = set_stage(session=46)
    missions.list_missions(stage.series, by=stage.lead)
    place = stage.places[0]
    Statement.objects.create(place=place, number=1, text="Light the lamps.")
    start = stage.series.ends_on
    survey = surveys.begin(
        stage.series, by=stage.lead, title="After", questions=[("What came of it?", "words")], send_on=start
    )
    link = SurveyLink.objects.create(survey=survey, place=place, nonce=new_nonce())
    guest = Mission.objects.get(series=stage.series, state="CHE")
    free = places.add_place(stage.panels[1], by=stage.lead, name="Nobody Yet", email="n@example.org")
    return {
        "panels_series": stage.series.slug,
        "place": str(place.pk),
        "place_secret": secret_of(free, places.LINK),
        "mission_secret": secret_of(guest, missions.LINK),
        "survey_secret": secret_of(link, surveys.LINK),
        "survey": survey.pk,
    }
