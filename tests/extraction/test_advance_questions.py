"""Advance questions in the layouts met: headings with bullets, numbers, prose, tables, print."""

import json
import random
from pathlib import Path

import pytest

from extraction.written_questions import TITLE, printed, tables, word
from extraction.written_report import report
from uprtracker.core.proceedings import Question
from uprtracker.documents import Document, read_document
from uprtracker.extraction import as_json, extract
from uprtracker.extraction.advance_questions import recognises
from uprtracker.reference import load_reference

FACTS = load_reference()


def asked(document: Document) -> list[tuple[tuple[str, ...], str, str]]:
    found = extract(document, FACTS)
    assert found.kind == "advance_questions"
    return [(one.states, one.number, one.text) for one in found.questions]


def kinds(document: Document) -> list[str]:
    return [one.kind for one in extract(document, FACTS).findings if one.kind != "no-review"]


def test_bullets_under_the_name_of_a_state() -> None:
    document = word(
        "GERMANY",
        "• Who waters the trees? And who plants them?",
        "• How many wells are there?",
        "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND",
        "• Trees are tall. How tall may they grow?",
    )
    assert asked(document) == [
        (("DEU",), "", "Who waters the trees? And who plants them?"),
        (("DEU",), "", "How many wells are there?"),
        (("GBR",), "", "Trees are tall. How tall may they grow?"),
    ]
    assert kinds(document) == []


@pytest.mark.parametrize(
    ("heading", "states"),
    [
        ("PORTUGAL on behalf of the Group of Friends of Trees", ("PRT",)),
        ("AUSTRIA, NORWAY AND SWITZERLAND", ("AUT", "NOR", "CHE")),
        ("Questions submitted by the Government of Norway:", ("NOR",)),
        ("Questions from the Netherlands", ("NLD",)),
        ("The Netherlands:", ("NLD",)),
        ("CZECH REPUBLIC (cont.)", ("CZE",)),
        ("Norway*", ("NOR",)),
    ],
)
def test_who_asks(heading: str, states: tuple[str, ...]) -> None:
    assert asked(word(heading, "• Who waters the trees?")) == [(states, "", "Who waters the trees?")]


def test_numbers_are_kept_and_words_that_lead_to_questions_left_out() -> None:
    document = word(
        "NORWAY",
        "Norway thanks the delegation for its report.",
        "Norway would like to ask the following questions of the Government, please:",
        "1. Who waters the trees?",
        "2. Please describe in a few words how the wells of the north are kept clean.",
    )
    assert asked(document) == [
        (("NOR",), "1", "Who waters the trees?"),
        (("NOR",), "2", "Please describe in a few words how the wells of the north are kept clean."),
    ]


def test_paragraphs_without_marks() -> None:
    document = word("CHILE", "Chile is glad.", "Who waters the trees? Who else?", "How deep are the wells?")
    assert [text for _, _, text in asked(document)] == [
        "Who waters the trees? Who else?",
        "How deep are the wells?",
    ]


def test_a_bullet_goes_on_below_until_it_asks() -> None:
    document = word(
        "CHILE", "• In 2012 trees were planted.", "Who waters them?", "• Wells were dug.", "PERU", "• Why?"
    )
    found = extract(document, FACTS).questions
    assert [(one.states, one.text) for one in found] == [
        (("CHL",), "In 2012 trees were planted. Who waters them?"),
        (("CHL",), "Wells were dug."),
        (("PER",), "Why?"),
    ]
    assert (found[0].span.line, found[0].span.end_line) == (3, 4)


def test_the_name_before_the_question_in_one_line() -> None:
    assert asked(word("Peru: Who waters the trees?")) == [(("PER",), "", "Who waters the trees?")]


def test_a_name_that_is_no_state_is_found_and_nobody_else_gets_its_questions() -> None:
    document = word("CHILE", "• Who?", "RURITANIA", "• Why is that so?")
    assert [states for states, _, _ in asked(document)] == [("CHL",), ()]
    assert kinds(document) == ["unknown-state", "no-state"]


def test_a_list_without_questions_says_so() -> None:
    assert kinds(word("There are none.")) == ["no-questions"]


def test_tables_in_word() -> None:
    document = tables(
        ("No.", "State", "Questions"),
        ("1", "Germany", "Who waters the trees?"),
        ("2", "", "And the roses?"),
        ("3", "Chile and Peru", "How deep are the wells?"),
    )
    assert [(states, text) for states, _, text in asked(document)] == [
        (("DEU",), "Who waters the trees?"),
        (("DEU",), "And the roses?"),
        (("CHL", "PER"), "How deep are the wells?"),
    ]


def test_a_table_whose_columns_stand_the_other_way() -> None:
    document = tables(("Question", "Recommending State"), ("Who waters the trees?", "Germany"))
    assert [(states, text) for states, _, text in asked(document)] == [(("DEU",), "Who waters the trees?")]


def test_tables_in_print() -> None:
    document = printed(
        (72, 270, "No. State Question"),
        (72, 489, "1 Germany Who waters the trees along the roads of the capital when"),
        (222, 400, "the summer is dry?"),
        (72, 500, "2 United Kingdom of How deep are the wells of the north, and who looks"),
        (112, 201, "Great Britain and"),
        (222, 308, "after them?"),
        (112, 200, "Northern Ireland"),
    )
    assert asked(document) == [
        (("DEU",), "1", "Who waters the trees along the roads of the capital when the summer is dry?"),
        (("GBR",), "2", "How deep are the wells of the north, and who looks after them?"),
    ]


def test_printed_bullets_run_over_lines() -> None:
    document = printed(
        (72, 160, "GERMANY"),
        (90, 529, "• Who waters the trees along the roads of the capital when the summer"),
        (90, 200, "is dry? And the roses?"),
        (90, 300, "• How deep are the wells?"),
        (72, 160, "FRANCE"),
        (90, 300, "1. How old are they?"),
    )
    assert asked(document) == [
        (
            ("DEU",),
            "",
            "Who waters the trees along the roads of the capital when the summer is dry? And the roses?",
        ),
        (("DEU",), "", "How deep are the wells?"),
        (("FRA",), "1", "How old are they?"),
    ]


@pytest.mark.parametrize(
    ("title", "name", "state", "session"),
    [
        (TITLE, "a.docx", "SVN", None),
        ("ADVANCE QUESTIONS TO SLOVENIA (FIRST BATCH)", "a.docx", "SVN", None),
        ("ADVANCE QUESTIONS TO THE CZECH REPUBLIC – ADD.2", "a.docx", "CZE", None),
        ("Advance questions for Slovenia, 34th session", "a.docx", "SVN", 34),
        ("Questions submitted in advance to Slovenia - twentieth session", "a.docx", "SVN", 20),
        ("Advance questions to Slovenia (November 2019)", "a.docx", "SVN", 34),
        ("Advance questions", "AdvancedQuestionsSloveniaAdd3.doc", "SVN", None),
        ("Advance questions", "UPR34_Advance_questions_to_Slovenia_Add1.doc", "SVN", 34),
        ("Advance questions", "Advance_questions_Slovenia_first_batch.doc", "SVN", None),
        ("Advance questions", "a.docx", None, None),
    ],
)
def test_which_review(title: str, name: str, state: str | None, session: int | None) -> None:
    found = extract(word("CHILE", "• Who?", title=title, name=name), FACTS)
    assert (found.kind, found.state, found.session) == ("advance_questions", state, session)
    homeless = [one for one in found.findings if one.kind == "no-review"]
    assert bool(homeless) is (None in (state, session))
    assert found.symbol == ""


def test_the_state_of_a_title_in_two_lines_asks_nothing() -> None:
    document = word("SLOVENIA", "CHILE", "• Who?", title="ADVANCE QUESTIONS TO")
    assert extract(document, FACTS).state == "SVN"
    assert asked(document) == [(("CHL",), "", "Who?")]


def test_a_report_that_speaks_of_advance_questions_is_none() -> None:
    line = "4. Advance questions prepared by Chile were sent to Malta.\n"
    assert not recognises(report("92. The recommendations are:\n92.1. Plant trees (Chile);", dialogue=line))


def test_json_shape() -> None:
    found = json.loads(json.dumps(as_json("a.docx", extract(word("CHILE", "1. Who?"), FACTS))))
    assert found["questions"] == [{"text": "Who?", "states": ["CHL"], "number": "1", "page": 1}]


PIECES = [
    "GERMANY",
    "?",
    "• ",
    "1. ",
    ":",
    "UTOPIA",
    "\u202e",
    " ",
    "on behalf of ",
    "Who ",
    "9" * 30,
    "(",
    "é",
    ",",
]


@pytest.mark.parametrize("seed", range(30))
def test_any_lines_are_read(seed: int) -> None:
    dice = random.Random(seed)
    texts = ["".join(dice.choices(PIECES, k=dice.randrange(1, 9))) for _ in range(dice.randrange(20))]
    rows = [(dice.uniform(0, 300), dice.uniform(300, 600), text) for text in texts]
    heading = [(72.0, 270.0, "No. State Question")] if seed % 2 else []
    for document in (
        word(*texts),
        printed(*heading, *rows),
        tables(("State", "Question"), *((t, t) for t in texts)),
    ):
        found = extract(document, FACTS)
        assert {state for one in found.questions for state in one.states} <= {"DEU"}


@pytest.mark.parametrize(
    "text", ["GERMANY, " * 5_000, "? " * 50_000, "• " * 50_000, "A:" * 50_000, "on behalf of " * 9_000]
)
def test_long_lines_take_no_endless_time(text: str) -> None:
    extract(word(text, title=TITLE), FACTS)
    extract(printed((72, 80, "State Question"), (72, 500, text)), FACTS)


COUNTS = {
    "cycle2/AdvancedQuestionsSlovenia.doc": {"BEL": 7, "DEU": 1, "NLD": 3, "NOR": 4},
    "cycle2/AdvancedQuestionsSloveniaAdd1.doc": {"CZE": 2},
    "cycle2/AdvancedQuestionsSloveniaAdd2.doc": {"ESP": 2, "GBR": 3},
    "cycle2/AdvancedQuestionsSloveniaAdd3.doc": {"MEX": 3},
    "cycle3/Advance_questions_Slovenia_first_batch.doc": {"PRT": 2, "GBR": 4, "DEU": 1},
    "cycle3/Advance_questions_to_Slovenia_Add1.doc": {"USA": 3},
    "cycle3/Advance_questions_to_Slovenia_Add2.doc": {"ESP": 2},
}


def counted(questions: tuple[Question, ...]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in questions:
        for state in one.states:
            counts[state] = counts.get(state, 0) + 1
    return counts


@pytest.mark.corpus
@pytest.mark.parametrize("file", COUNTS)
def test_slovenia(corpus: Path, file: str, require: object) -> None:
    path = corpus / "slovenia" / file
    if path.read_bytes()[:2] != b"PK":
        require("libreoffice")  # type: ignore[operator]
    found = extract(read_document(path), FACTS)
    assert (found.kind, found.state, found.session) == ("advance_questions", "SVN", None)
    assert counted(found.questions) == COUNTS[file]
    assert [one.kind for one in found.findings] == ["no-review"]
    assert all("?" in one.text for one in found.questions)
