"""The register of mid-term reports: figures with their denominator, import of all rows or none."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from uprtracker.agenda.programmes.mid_term.figures import figures_of
from uprtracker.agenda.programmes.mid_term.halfway import halfway, last_day, past_mid_term
from uprtracker.agenda.programmes.mid_term.importing import WrongRows, import_table
from uprtracker.agenda.programmes.mid_term.register import Asked, entries, slug_for
from uprtracker.agenda.programmes.models import MidTermReport
from uprtracker.records.facts import load_facts
from uprtracker.records.models import Review

HEAD = "state,session,actor,title,authors,date,languages,link,source,checked\n"
ROW = (
    "SVN,34,State,Half way,The ministry; Its office,2022-05-01,en;sl,https://example.org/a,Its page,"
    "2026-05-01\n"
)


def report(review, actor, slug, state="published", **given):
    return MidTermReport.objects.create(
        review=review, actor=actor, slug=slug, state=state, title=slug, source="x",
        checked_on=date(2026, 5, 1), **given,
    )  # fmt: skip


def test_the_middle_of_a_review(review):
    assert halfway(review) == date(2021, 11, 12)
    assert not past_mid_term(review, date(2021, 11, 11))
    assert past_mid_term(review, date(2021, 11, 12))
    review.status = "postponed"
    assert halfway(review) is None


def test_the_last_day_of_a_session():
    assert last_day(1) == date(2008, 4, 18)
    assert last_day(99) is None


def test_figures_count_reviews_with_their_denominator(review):
    other = Review.objects.create(
        code="KEN-35", state="KEN", session=35, cycle=3, status="adopted", date=date(2020, 1, 23)
    )
    young = Review.objects.create(
        code="SVN-48", state="SVN", session=48, cycle=4, status="reviewed", date=date(2025, 1, 28)
    )
    for number, (of, actor) in enumerate(
        ((review, "state"), (review, "cso"), (review, "cso"), (young, "cso"))
    ):
        report(of, actor, f"r{number}")
    report(other, "nhri", "draft", state="draft")
    rows = figures_of(date(2026, 11, 22))
    assert [row.cycle for row in rows] == [3, None]
    assert rows[0].past == 2
    assert rows[0].by_actor == {"state": 1, "nhri": 0, "cso": 1}
    assert rows[0].any == 1
    assert rows[0].share("any") == 0.5


def test_no_review_past_mid_term_gives_no_share(db):
    (row,) = figures_of(date(2026, 11, 22))
    assert row.past == 0
    assert row.share("state") is None


def test_reviews_of_all_cycles_past_mid_term(db):
    """Of a cycle that is over, all reviews that took place; of the fourth, those of the first half."""
    load_facts()
    rows = {row.cycle: row.past for row in figures_of(date(2026, 11, 22))}
    assert rows[1] == 192 and rows[2] == 193 and rows[3] == 193
    assert rows[None] == sum(rows[cycle] for cycle in rows if cycle)


@pytest.mark.parametrize(
    ("asked", "slugs"),
    [
        ({}, ["b", "a"]),
        ({"actor": "cso"}, ["b"]),
        ({"language": "fr"}, ["b"]),
        ({"q": "coalition"}, ["b"]),
        ({"cycle": "4"}, []),
        ({"actor": "nobody", "cycle": "x"}, ["b", "a"]),
    ],
)
def test_questions(review, asked, slugs):
    report(review, "state", "a", languages=["en"])
    report(review, "cso", "b", languages=["fr"], authors=["The Coalition"])
    report(review, "cso", "c", state="draft")
    assert [one.slug for one in entries(Asked.of(asked))] == slugs


def test_addresses_do_not_collide(review):
    assert slug_for(review, "state", "Anything") == "svn-34-state"
    report(review, "state", "svn-34-state")
    assert slug_for(review, "state", "Anything") == "svn-34-state-2"
    assert slug_for(review, "cso", "Our Report") == "svn-34-cso-our-report"


def test_a_table_comes_in_once(review, editor):
    done = import_table((HEAD + ROW).encode("utf-8-sig"), by=editor)
    assert (done.added, done.known) == (1, 0)
    (made,) = MidTermReport.objects.public()
    assert made.authors == ["The ministry", "Its office"]
    assert made.languages == ["en", "sl"]
    assert made.date == date(2022, 5, 1)
    again = import_table((HEAD + ROW).encode(), by=editor)
    assert (again.added, again.known) == (0, 1)


def test_a_table_may_come_in_as_drafts(review, editor):
    import_table((HEAD + ROW).encode(), by=editor, draft=True)
    assert not MidTermReport.objects.public().exists()


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (ROW.replace("34", "99"), "Row 3: no review of SVN at session 99"),
        (ROW + ROW.replace("State,", "Club,"), "Row 4: actor 'Club' is none of State, NHRI, CSO"),
        (ROW.replace("2022-05-01", "1 May"), "date '1 May' is no day"),
        (ROW.replace("2026-05-01", "2999-05-01"), "checked 2999-05-01 is still to come"),
        (ROW.replace("https:", "javascript:"), "is no address of the web"),
        (ROW.replace("Its page", ""), "source is empty"),
    ],
)
def test_a_wrong_row_keeps_all_out(review, editor, rows, says):
    with pytest.raises(WrongRows, match=says.replace("(", r"\(")):
        import_table((HEAD + ROW.replace("Half way", "Another") + rows).encode(), by=editor)
    assert not MidTermReport.objects.exists()


@pytest.mark.parametrize(
    ("data", "says"), [(b"\xff\xfe", "no UTF-8"), (b"a,b\n1,2\n", "lacks the columns state")]
)
def test_no_table(review, editor, data, says):
    with pytest.raises(WrongRows, match=says):
        import_table(data, by=editor)


def test_only_editors_import(review, member, organiser):
    for person in (member, organiser):
        with pytest.raises(PermissionDenied):
            import_table((HEAD + ROW).encode(), by=person)
