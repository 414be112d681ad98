"""Headings and their levels; what is no running text."""

from uprtracker.documents import paragraphs
from uprtracker.documents.document import Box, Document, Line, Page, Role
from uprtracker.documents.not_text import contents_lines, note_section

LONG = "Plant trees along each road of the country, with the help of schools and of towns. " * 5


def line(text, top, left=113.0, size=10.0, **more):
    return Line(text, box=Box(left, top, 480, top + size), size=size, heading=size > 11, **more)


def document(*pages):
    return Document("x.pdf", "pdf", "0", tuple(Page(n, tuple(rows)) for n, rows in enumerate(pages, 1)))


def test_levels_of_headings():
    found = paragraphs(
        document(
            [
                line("I. Background", 50, 90, 14),
                line(f"1. {LONG}", 80),
                line("A. Schools", 110, 88, 12),
                line("1. Equality", 140, 92),
                line(f"2. {LONG}", 170),
                line("Girls and boys", 200),
                line(f"3. {LONG}", 230),
                line("B. Towns", 260, 88, 12),
                line("2. Water", 290, 92),
                line(f"4. {LONG}", 320),
            ]
        )
    )
    assert [(one.text[:14], one.level) for one in found if one.heading] == [
        ("I. Background", 1),
        ("A. Schools", 2),
        ("1. Equality", 3),
        ("Girls and boys", 4),
        ("B. Towns", 2),
        ("2. Water", 3),
    ]
    assert [one.number for one in found if one.number] == ["1", "2", "3", "4"]


def test_letter_i_behind_h_is_no_roman_number():
    rows = [
        line(f"{letter}. Section {letter}", 50 + 40 * at, 88, 12) for at, letter in enumerate("ABCDEFGHIJ")
    ]
    rows.insert(0, line("II. Rights", 20, 80, 14))
    assert {one.level for one in paragraphs(document(rows)) if one.text.startswith(("H.", "I.", "J."))} == {2}


def test_items_under_a_paragraph_are_no_headings():
    rows = [line(f"{n}. {LONG}", 50 * n) for n in range(1, 6)]
    rows += [
        line("1. Plant trees (Ruritania)", 300, 140),
        line("2. Water them", 350, 140),
        line(f"6. {LONG}", 400),
    ]
    assert [one.number for one in paragraphs(document(rows))] == ["1", "2", "3", "4", "5", "1", "2", "6"]


def test_form_of_the_first_page_and_contents_are_no_paragraphs():
    form = [
        line("United Nations A/HRC/99/1", 40, size=14),
        line("Distr.: General", 60),
        line("3 May 2030", 80),
    ]
    abstract = line(f"The present report {LONG}", 200)
    contents = [
        line("Contents", 40, size=14),
        line("I. Introduction ........ 1 2", 80),
        line("II. A long title that runs", 100),
        line("on ........ 2-9 3", 120),
        line("Annex", 140),
        line("Composition ........ 12", 160),
    ]
    text = [line("I. Introduction", 200, size=14), line(f"1. {LONG}", 230)]
    found = paragraphs(document([*form, abstract], contents + text))
    assert [one.text[:15] for one in found] == ["The present rep", "I. Introduction", LONG[:15]]
    assert len(contents_lines(document(form, contents + text))) == 6


def test_notes_at_the_end_are_no_paragraphs_until_the_annex():
    rows = [line(f"1. {LONG}", 50), line("Notes", 80), line("1 A source.", 100), line("2", 120)]
    rows += [line("Another source.", 140), line("Annex", 160), line("Members of the delegation", 180)]
    read = document(rows)
    assert [one.text[:8] for one in paragraphs(read)] == [LONG[:8], "Annex", "Members "]
    assert [placed[2].text for placed in note_section(read)] == ["1 A source.", "2", "Another source."]


def test_marks_keep_their_place_in_the_paragraph():
    first = line("1. Trees grow", 50, marks=((13, "1"),))
    second = line("slowly here.", 62, marks=((6, "2"),))
    note = Line("A source.", Role.FOOTNOTE, number="1")
    (found,) = paragraphs(document([first, second, note]))
    assert found.text == "Trees grow slowly here."
    assert [(found.text[:at], mark) for at, mark in found.marks] == [
        ("Trees grow", "1"),
        ("Trees grow slowly", "2"),
    ]


def test_draft_that_begins_with_its_list_keeps_its_first_words():
    rows = [line("Listed below:", 50), line(f"6.1 {LONG}", 80), line(f"6.2 {LONG}", 200)]
    assert [one.text[:12] for one in paragraphs(document(rows))] == ["Listed below", LONG[:12], LONG[:12]]
