"""Whom each address of the cooperation record, mid-term reports and country programmes is for."""

from datetime import date

from uprtracker.agenda.programmes.models import MidTermReport, Programme, Questionnaire
from uprtracker.records.models import Review

OPEN = (200, 200, 200, 200)
DATES = (302, 403, 200, 403)  # data editors, organisers and editors
NONE_OF_THEM = (302, 403, 403, 403)  # editors, or organisers, who are nobody of these

DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    "web:review-cooperation": (("review",), OPEN),
    "web:review-cooperation-data": (("review",), OPEN),
    "web:state-cooperation": (("xaa",), OPEN),
    "web:state-cooperation-data": (("xaa",), OPEN),
    "web:desk-cooperation": (("review",), DATES),
    "web:mid-term-reports": ((), OPEN),
    "web:mid-term-reports-data": ((), OPEN),
    "web:mid-term-feed": ((), OPEN),
    "web:mid-term-table": (("csv",), OPEN),
    "web:mid-term-report": (("mid_term",), OPEN),
    "web:mid-term-report-data": (("mid_term",), OPEN),
    "web:mid-term-file": (("mid_term",), (404, 404, 404, 404)),  # it has none
    "web:desk-mid-term": ((), NONE_OF_THEM),
    **dict.fromkeys(("web:programmes", "web:programmes-data", "web:commitments"), ((), OPEN)),
    "web:commitments-data": ((), OPEN),
    "web:commitments-table": (("csv",), OPEN),
    **dict.fromkeys(("web:programme", "web:programme-data"), (("programme",), OPEN)),
    **dict.fromkeys(("web:desk-programmes", "web:desk-donor-report"), ((), NONE_OF_THEM)),
    **dict.fromkeys(
        ("web:desk-programme", "web:desk-stage-new", "web:desk-commitment-new"),
        (("programme_key",), NONE_OF_THEM),
    ),
    **dict.fromkeys(
        ("web:desk-stage", "web:desk-commitment", "web:desk-note"), (("programme_key", 1), NONE_OF_THEM)
    ),
    "web:questionnaire": (("questionnaire",), OPEN),
    "web:questionnaire-restricted": (("no-such-secret",), (404, 404, 404, 404)),
    "web:questionnaire-own": (("no-such-secret",), (404, 404, 404, 404)),
    "web:desk-questionnaires": ((), NONE_OF_THEM),
    "web:desk-results": ((1,), NONE_OF_THEM),
    "web:desk-results-table": ((1, "answers", "csv"), NONE_OF_THEM),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    review = Review.objects.filter(demo=True).order_by("pk")[0]
    report = MidTermReport.objects.create(
        review=review, actor="cso", title="Half way", slug="half-way", state="published", source="Invented",
        checked_on=date(2026, 5, 1),
    )  # fmt: skip
    programme = Programme.objects.create(
        iso3="XAA", cycle=4, title="Ponds", slug="xaa-4-ponds", state="published"
    )
    asked = Questionnaire.objects.create(
        title="Ponds", slug="about-ponds", questions="? How many?", state="published"
    )
    return {
        "mid_term": report.slug,
        "programme": programme.slug,
        "programme_key": programme.pk,
        "questionnaire": asked.slug,
    }
