"""Cooperation record, mid-term reports, programmes and questionnaires in a real browser."""

from datetime import date

import pytest

from uprtracker.agenda.programmes.models import Commitment, MidTermReport, Programme, Questionnaire, Stage
from uprtracker.records.models import Review

pytestmark = pytest.mark.browser

QUESTIONS = (
    "# You\n? How often? (scale)\n- Never: Ask.\n- Often: Go on.\n? Which? (several)\n- A\n- B\n? What else?"
)


@pytest.fixture
def addresses(transactional_db, home) -> list[str]:
    review = Review.objects.create(
        code="SVN-34",
        state="SVN",
        session=34,
        cycle=3,
        status="reviewed",
        date=date(2019, 11, 12),
        source="x",
    )
    MidTermReport.objects.create(
        review=review, actor="nhri", title="Half way", slug="half", state="published", source="x",
        checked_on=date(2026, 5, 1), authors=["A house"],
    )  # fmt: skip
    made = Programme.objects.create(iso3="UGA", cycle=4, title="Ponds", slug="ponds", state="published")
    stage = Stage.objects.create(programme=made, kind="dialogue", held_on=date(2026, 6, 1), outcome="Nine.")
    Stage.objects.create(programme=made, kind="next_review", planned_on=date(2027, 1, 20))
    Commitment.objects.create(
        programme=made, text="Dig.", by_whom="A ministry", stage=stage, due_on=date(2026, 9, 1), source="x"
    )
    Questionnaire.objects.create(title="How far?", slug="far", questions=QUESTIONS, state="published")
    return [
        "/reviews/svn-34/cooperation/",
        "/states/svn/cooperation/",
        "/mid-term-reports/",
        "/mid-term-reports/half/",
        "/programmes/",
        "/programmes/ponds/",
        "/commitments/",
        "/questionnaires/far/",
    ]


@pytest.mark.parametrize(
    ("scheme", "width", "language"), [("light", 1280, "en-GB"), ("dark", 320, "en-GB"), ("light", 390, "ar")]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, addresses, look, scheme, width, language
):
    context = browser.new_context(
        base_url=live_server.url,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        locale=language,
        bypass_csp=True,
    )
    page = context.new_page()
    found = look(page, *addresses)
    context.close()
    assert not found, "\n".join(found)


def test_a_questionnaire_is_answered_without_scripts(page_without_scripts, addresses):
    page = page_without_scripts
    page.goto("/questionnaires/far/")
    page.get_by_role("radio", name="Never").check()
    page.get_by_role("button", name="Save and go on later").click()
    page.wait_for_url("**/questionnaires/answers/*/")
    own = page.url
    page.goto("/")
    page.goto(own)
    assert page.get_by_role("radio", name="Never").is_checked()
    page.get_by_role("checkbox", name="B").check()
    page.get_by_label("What else?").fill("Rain")
    page.get_by_role("button", name="Finish and see what it means").click()
    page.get_by_text("Ask.").wait_for()
    assert page.get_by_text("Rain").is_visible()
    page.get_by_role("button", name="Delete my answers").click()
    page.get_by_text("gone for good").wait_for()
    assert page.goto(own).status == 404
