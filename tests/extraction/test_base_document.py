"""National report, compilation, summary: notes, submissions, recommendations of the last review."""

import pytest

from uprtracker.documents import paragraphs
from uprtracker.documents.document import Box, Document, Line, Page, Role
from uprtracker.extraction import as_json, extract
from uprtracker.extraction.earlier import read_earlier
from uprtracker.extraction.readers import kind_of
from uprtracker.reference import load_reference

LONG = "Trees were planted along each road of the country, with the help of schools and of towns. " * 5


def line(text, top, left=113.0, size=10.0, **more):
    return Line(text, box=Box(left, top, 480, top + size), size=size, heading=size > 11, **more)


def note(mark, text, top=700.0, left=113.0):
    return Line(text, Role.FOOTNOTE, Box(left, top, 480, top + 9), 9, number=mark)


def document(*pages, symbol="A/HRC/WG.6/34/SVN/1", title=""):
    form = Page(1, (line("Distr.: General", 40), line("Human Rights Council", 60, size=12)))
    rest = (Page(number, tuple(rows)) for number, rows in enumerate(pages, 2))
    return Document("x.pdf", "pdf", "0", (form, *rest), symbol=symbol, title=title)


def read(*pages, **more):
    return extract(document(*pages, **more), load_reference())


@pytest.mark.parametrize(
    ("symbol", "title", "kind"),
    [
        ("A/HRC/WG.6/1/ARG/1", "", "national_report"),
        ("A/HRC/WG.6/34/SVN/2", "", "compilation"),
        ("A/HRC/WG.6/34/SVN/3/Rev.1", "", "stakeholders_summary"),
        ("A/HRC/WG.6/1/ARG/4", "National report", "unknown"),
        ("", "Compilation on Utopia", "compilation"),
        ("A/HRC/28/15", "National report of Utopia", "unknown"),
    ],
)
def test_kind_by_symbol_and_title(symbol, title, kind):
    rows = [line("Working Group on the Universal Periodic Review", 60), line(title or "Utopia", 80)]
    form = Page(1, tuple(rows))
    assert kind_of(Document("x.pdf", "pdf", "0", (form,), symbol=symbol, title=title)) == kind


def test_review_by_symbol():
    found = read([line(f"1. {LONG}", 60)])
    assert (found.kind, found.state, found.session) == ("national_report", "SVN", 34)


def test_notes_are_tied_to_their_paragraphs():
    found = read(
        [line("1. Trees grow.", 60, marks=((11, "1"),)), line("2. Water flows.", 90, marks=((12, "2, 3"),))],
        [
            line("Notes", 40),
            note("1", "A source."),
            note("", "which goes on."),
            note("2", "Other."),
            note("3", "Third."),
        ],
    )
    assert [(one.mark, one.text, one.paragraphs) for one in found.notes] == [
        ("1", "A source. which goes on.", ("1",)),
        ("2", "Other.", ("2",)),
        ("3", "Third.", ("2",)),
    ]
    assert found.findings == ()


def test_note_inside_the_row_of_another_when_it_is_due():
    body = [line("1. Trees grow.", 60, marks=((11, "1"), (11, "2"), (11, "3")))]
    found = read(
        body, [line("Notes", 40), note("1", "In 2 towns of 2020. 2 The average."), note("3", "Third.")]
    )
    assert [(one.mark, one.text) for one in found.notes][:2] == [
        ("1", "In 2 towns of 2020."),
        ("2", "The average."),
    ]


def test_notes_of_full_size_with_numbers_on_rows_of_their_own():
    body = [line("1. Trees grow.", 60, marks=((11, "1"),)), line("2. Water.", 90, marks=((6, "2"),))]
    ends = [
        line("Notes", 40),
        line("1", 60),
        line("A source.", 70),
        line("2 Another.", 90),
        line("Annex", 120),
    ]
    found = read(body, [*ends, line("Tables", 140)])
    assert [(one.mark, one.text, one.paragraphs) for one in found.notes] == [
        ("1", "A source.", ("1",)),
        ("2", "Another.", ("2",)),
    ]


def test_mark_of_a_note_printed_as_a_row_below():
    body = [line("1. Trees grow.", 60, marks=((11, "1"), (11, "2")))]
    loose = Line("2", Role.FOOTER, Box(105, 720, 109, 726), 6)
    found = read(body, [line("Notes", 40), note("1", "First.", 700), note("", "Second.", 719), loose])
    assert [(one.mark, one.text) for one in found.notes] == [("1", "First."), ("2", "Second.")]


def test_gaps_are_findings():
    found = read(
        [line(f"1. {LONG}", 60), line(f"3. {LONG}", 160, marks=((9, "1"),))],
        [line("Notes", 40), note("1", "A source."), note("4", "Another.")],
    )
    assert {one.kind for one in found.findings} == {"paragraph-gap", "note-gap", "note-without-mark"}


def test_submissions_of_a_summary():
    rows = [
        note("1", "The stakeholders listed below have contributed information for this summary:"),
        note("", "Civil society"),
        note("", "Individual submissions:"),
        note("", "FOT Friends of Trees,", left=142),
        note("", "Ruritania;", left=255),
        note("", "Joint submissions:"),
        note("", "JS1 Joint submission 1 submitted by: Tree House and", left=142),
        note("", "JS Water Board (Utopia);", left=255),
        note("", "Regional intergovernmental organization(s):"),
        note("", "CoW Council of Woods;", left=142),
        note("", "Attachments:", left=255),
        note("", "(CoW-Planting) Report on planting;", left=255),
        note("2", "FOT, p. 2.", left=105),
    ]
    body = [line(f"1. {LONG}", 60, marks=((9, "1"),)), line("2. FOT said so.", 160, marks=((12, "2"),))]
    found = read(body, [line("Notes", 40), *rows], symbol="A/HRC/WG.6/34/SVN/3")
    assert [(one.abbreviation, one.name, one.group) for one in found.submissions] == [
        ("FOT", "Friends of Trees, Ruritania", "Individual submissions"),
        (
            "JS1",
            "Joint submission 1 submitted by: Tree House and JS Water Board (Utopia)",
            "Joint submissions",
        ),
        ("CoW", "Council of Woods", "Regional intergovernmental organization(s)"),
        ("CoW-Planting", "Report on planting", "Regional intergovernmental organization(s)"),
    ]
    assert [one.mark for one in found.notes] == ["1", "2"]


def test_recommendations_named_in_text_heading_and_note():
    found = read(
        [
            line("A. Trees", 40, 88, 12),
            line("Recommendations 1–3 and 14", 60),
            line(f"1. {LONG} thus implementing recommendation 43.", 80, marks=((9, "1"),)),
        ],
        [
            line("Notes", 40),
            note("1", "For relevant recommendations, see A/HRC/28/15, paras. 115.1 and 115.4–115.5."),
        ],
    )
    assert [(one.number, one.paragraph, one.note, one.symbol) for one in found.references] == [
        *((number, "", "", "") for number in ("1", "2", "3", "14")),
        ("43", "1", "", ""),
        *((number, "1", "1", "A/HRC/28/15") for number in ("115.1", "115.4", "115.5")),
    ]
    assert as_json("x.pdf", found)["references"][4] == {
        "number": "43",
        "paragraph": "1",
        "symbol": "",
        "note": "",
        "page": 2,
    }


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "1. It accepted recommendations 115.23, 115.24 and 115.30–33.",
            ["115.23", "115.24", *(f"115.{n}" for n in range(30, 34))],
        ),
        ("1. General recommendation 19 was followed.", []),
        ("1. The recommendation 7 of the Committee against Torture was followed.", []),
        ("1. Poverty fell from 11.3% to 10.2% in 12.5 years.", []),
        ("1. See CERD/C/SVN/CO/8, recommendation 12.", []),
    ],
)
def test_what_is_a_recommendation_of_the_review(text, numbers):
    body = paragraphs(document([line(text, 60)]))
    assert [one.number for one in read_earlier(body, (), bare=True)[0]] == numbers


def test_papers_of_the_secretariat_need_the_report_or_the_point():
    body = paragraphs(document([line("1. JS1 repeated recommendation 43.", 60)]))
    assert read_earlier(body, (), bare=False)[0] == ()


def test_rows_of_an_annex_table():
    rows = [
        line("1. Recommendations 115.1 and 115.2 were carried out.", 60),
        line("115.1 The law was adopted.", 90),
    ]
    rows.append(line("115.2 The plan was adopted.", 120))
    body = paragraphs(document(rows))
    found, _ = read_earlier(body, (), bare=True)
    assert [(one.number, one.paragraph) for one in found] == [
        ("115.1", "1"),
        ("115.2", "1"),
        ("115.1", "115.1"),
        ("115.2", "115.2"),
    ]


@pytest.mark.corpus
def test_slovenia(corpus):
    from uprtracker.documents import read_document

    found = {}
    for path in sorted(corpus.glob("slovenia/*/A_HRC_WG.6_*_SVN_?.pdf")):
        read_one = extract(read_document(path), load_reference())
        marks = [int(one.mark) for one in read_one.notes if one.mark.isdigit()]
        assert marks == list(range(1, len(marks) + 1)), path.name
        untied = sum(not one.places for one in read_one.notes if one.mark.isdigit())
        key = read_one.symbol.removeprefix("A/HRC/WG.6/")
        found[key] = (len(marks), untied, len(read_one.submissions), len(read_one.references))
        assert not any(one.kind == "paragraph-gap" for one in read_one.findings)
    assert found == {
        "20/SVN/1": (75, 1, 0, 96),
        "20/SVN/2": (121, 1, 0, 0),
        "20/SVN/3": (116, 0, 16, 0),
        "34/SVN/1": (34, 0, 0, 247),
        "34/SVN/2": (144, 0, 0, 142),
        "34/SVN/3": (144, 0, 21, 116),
    }
