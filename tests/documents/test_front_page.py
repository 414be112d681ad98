"""Date, title, language and symbol are read from the first page."""

import pytest

from uprtracker.documents.document import Line, Page, Role
from uprtracker.documents.front_page import date_of, language_of, symbol_of, title_of


def page(*texts, role=Role.BODY):
    return Page(1, tuple(Line(text, role) for text in texts))


@pytest.mark.parametrize(
    ("row", "date"),
    [
        ("13 May 2008", "2008-05-13"),
        ("5 July2013", "2013-07-05"),
        ("1er juillet 2014", "2014-07-01"),
        ("4 de marzo de 2014", "2014-03-04"),
        ("4 марта 2014 года", "2014-03-04"),
        ("2014年3月4日", "2014-03-04"),
        ("Distr.: General 4 March 2014", "2014-03-04"),
        ("24 February–20 March 2020", ""),
        ("Agenda item 6", ""),
        ("40 March 2014", ""),
    ],
)
def test_date(row, date):
    assert date_of(page("A/HRC/99/7", row)) == date


def test_title_ends_before_notes_and_contents():
    front = page("Agenda item 6", "Report of the Working Group*", "Ruritania", "Contents", "Paragraphs")
    assert title_of(front) == "Report of the Working Group Ruritania"


def test_title_of_a_decision_ends_where_the_council_speaks():
    rows = ("Decision adopted by the Council on 3 May 2019", "99/112. Outcome: Ruritania")
    front = page("A/HRC/DEC/99/112", *rows, "The Human Rights Council,", "Acting in compliance with")
    assert title_of(front) == " ".join(rows)


def test_title_of_a_session_report_ends_before_its_author():
    front = page("A/HRC/99/2", "Report of the Council on its session", "Rapporteur: Ms. Ruritanian")
    assert title_of(front) == "Report of the Council on its session"


def test_no_title():
    assert title_of(page("Dear Sir,", "please find enclosed")) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The report of the group was adopted by the Council on Friday and sent to all States", "en"),
        ("Le rapport du groupe a été adopté par le Conseil et envoyé dans les pays pour une lecture", "fr"),
        (
            "El informe del grupo que se aprobó en el Consejo y los Estados para la lectura",
            "es",
        ),
        ("Доклад рабочей группы был принят Советом", "ru"),
        ("اعتمد المجلس تقرير الفريق العامل", "ar"),
        ("工作组的报告由理事会通过", "zh"),
        ("Lorem ipsum dolor sit amet consectetur", ""),
        ("12 34", ""),
    ],
    ids=["en", "fr", "es", "ru", "ar", "zh", "unknown", "figures"],
)
def test_language(text, language):
    assert language_of([page(text)]) == language


def test_symbol_falls_back_to_headers():
    pages = [page("a letter"), page("A/HRC/99/7", role=Role.HEADER), page("A/HRC/99/7", role=Role.HEADER)]
    assert symbol_of(pages) == "A/HRC/99/7"
