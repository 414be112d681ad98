"""Reports in the layouts of the UN, with text of our own."""

import pytest

from extraction.written_report import document, report
from uprtracker.core import Position
from uprtracker.core.recommendation import Recommendation
from uprtracker.documents import Document
from uprtracker.extraction import Extraction, extract
from uprtracker.reference import load_reference

SUPPORT = "92. The recommendations listed below enjoy the support of Malta:\n"


def read(written: Document) -> Extraction:
    return extract(written, load_reference())


def items(conclusions: str, **more: str) -> dict[str, Recommendation]:
    return {item.citation: item for item in read(report(conclusions, **more)).recommendations}


def kinds(conclusions: str) -> list[str]:
    return [finding.kind for finding in read(report(conclusions)).findings]


def test_state_and_session() -> None:
    reading = read(report(SUPPORT + "92.1 Open the archive (France);"))
    assert (reading.kind, reading.state, reading.session) == ("wg_report", "MLT", 9)
    assert reading.symbol == "A/HRC/16/99"


@pytest.mark.parametrize(
    ("conclusions", "numbers"),
    [
        pytest.param(
            SUPPORT + "92.1. Open it (France);\n92.2. Close it (Chile);", ["92.1", "92.2"], id="dotted"
        ),
        pytest.param(
            SUPPORT + "92.1 Open it (France);\n92.2 Close it (Chile);", ["92.1", "92.2"], id="no-last-dot"
        ),
        pytest.param(
            SUPPORT + "1. Open it (France);\n2. Close it (Chile);", ["92.1", "92.2"], id="sessions-1-7"
        ),
        pytest.param(SUPPORT + "92.1.Open it (France); 92.2.Close it (Chile);", ["92.1", "92.2"], id="glued"),
        pytest.param(SUPPORT + "1. Open it (France); 2. Close it (Chile);", ["92.1", "92.2"], id="mid-line"),
        pytest.param(
            SUPPORT + "92. 1. Open it (France);\n92 .2 Close it (Chile);", ["92.1", "92.2"], id="blanks"
        ),
        pytest.param(
            SUPPORT + "92.1.\nOpen it (France);\n92.2.\nClose it (Chile);", ["92.1", "92.2"], id="alone"
        ),
        pytest.param(
            SUPPORT + "92.1 Open it (France);\n92-2. Close it (Chile);", ["92.1", "92-2"], id="hyphen"
        ),
        pytest.param(
            SUPPORT + "92.1 Open it (France);\n94.2 Close it (Chile);", ["92.1", "94.2"], id="wrong-prefix"
        ),
        pytest.param(
            SUPPORT + "1. Open it (France);3\n2. Close it (Chile);", ["92.1", "92.2"], id="after-a-mark"
        ),
        pytest.param(
            SUPPORT + "1. Open the archive\n2. Close it (Chile);", ["92.1", "92.2"], id="unfinished"
        ),
    ],
)
def test_numbers(conclusions: str, numbers: list[str]) -> None:
    found = items(conclusions)
    assert [number.replace("-", ".") for number in found] == [number.replace("-", ".") for number in numbers]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Respect ILO Convention\n169 in full (France);", id="convention"),
        pytest.param("Raise aid to\n0.7 per cent of income (France);", id="decimal"),
        pytest.param("Apply article 2.\n1 of the treaty (France);", id="article"),
        pytest.param("Follow resolution\n1325 (2000) in full (France);", id="resolution"),
        pytest.param("Follow the list in A/HRC/22/8/Add.1 soon (France);", id="symbol"),
    ],
)
def test_numbers_inside_a_text_open_nothing(text: str) -> None:
    assert list(items(SUPPORT + f"92.1 {text}\n92.2 Close it (Chile);")) == ["92.1", "92.2"]


def test_text_is_joined_over_lines_pages_headers_and_footnotes() -> None:
    written = document(
        "Report of the Working Group on the Universal Periodic Review",
        "II. Conclusions and/or recommendations\n" + SUPPORT + "92.1 Open the\n^ Not edited (Peru).",
        "~ A/HRC/16/99\narchive of the post-\nwar years (France);",
    )
    (item,) = read(written).recommendations
    assert item.text == "Open the archive of the post-war years"
    assert (item.span.page, item.span.line, item.span.end_page, item.span.end_line) == (2, 3, 3, 3)


def test_each_list_has_the_position_of_its_chapeau() -> None:
    found = items(
        SUPPORT
        + "92.1 Open it (France);\n93. The recommendations below did not enjoy the support of Malta:\n"
        + "93.1 Close it (Chile).\n94. The following recommendations will be examined by Malta:\n"
        + "94.1 Paint it (Cuba).",
        after="95. All conclusions and/or recommendations contained in the present report.",
    )
    assert [item.position for item in found.values()] == [
        Position.SUPPORTED,
        Position.NOTED,
        Position.PENDING,
    ]


def test_an_answer_after_the_list_goes_back_to_it() -> None:
    found = items(
        "92. In the course of the discussion, the following recommendations were made to Malta:\n"
        "1. Open it (France);\n93. The response of Malta to these recommendations "
        "will be included in the outcome."
    )
    assert found["92.1"].position is Position.PENDING


def test_an_answer_that_names_numbers_goes_to_them_only() -> None:
    found = items(
        "92. The following recommendations were made to Malta:\n"
        "92.1 Open it (France);\n92.2 Close it (Chile);\n93. Malta "
        "rejected recommendation 92.2 because it has no archive."
    )
    assert [item.position for item in found.values()] == [None, Position.NOTED]


def test_an_answer_of_both_kinds_answers_nothing() -> None:
    found = items(
        "92. The following recommendations were made to Malta:\n92.1 Open it (France);\n"
        "93. Malta takes note of the recommendations above; some enjoy its support, others do not enjoy it."
    )
    assert found["92.1"].position is None


def test_the_closing_paragraph_and_the_annex_are_no_recommendations() -> None:
    assert list(items(SUPPORT + "92.1 Open it (France).")) == ["92.1"]


def test_comments_after_the_list_are_no_recommendations() -> None:
    found = items(
        SUPPORT
        + "1. Open it (France);\n93. Malta offers the following comments:\n1. There is no archive.\n2. None."
    )
    assert list(found) == ["92.1"]


DIALOGUE = """17. France noted progress. It recommended that Malta: (a) open the archive; (b) publish
the list of article 16 (1), (c) and (d). While it regretted delays, it recommended (c) that Malta vote.
18. The United Kingdom of Great Britain and Northern Ireland asked about prisons. It recommended that
Malta close them.
"""


def test_recommendations_cited_from_the_dialogue() -> None:
    found = items(
        SUPPORT + "1. Open it (Peru);\n93. The recommendations noted in the report in paragraphs 17 (b), (c) "
        "and 18 above did not enjoy the support of Malta.",
        dialogue="".join(f"{number}. Somebody spoke.\n" for number in range(2, 17)) + DIALOGUE,
    )
    spoken = [item for item in found.values() if item.origin == "dialogue"]
    assert [item.number for item in spoken] == ["17(b)", "17(c)", "18"]
    assert [item.states for item in spoken] == [("FRA",), ("FRA",), ("GBR",)]
    assert [item.position for item in spoken] == [Position.NOTED] * 3
    assert spoken[0].text == "Publish the list of article 16 (1), (c) and (d)"
    assert spoken[2].text == "Close them"


def spoken(cited: str, *sentences: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Number, text and parts of what paragraphs 2 and following recommend, cited as `cited`."""
    dialogue = "".join(f"{number}. {sentence}\n" for number, sentence in enumerate(sentences, 2))
    conclusions = (
        SUPPORT
        + f"1. Open it (Peru);\n93. The recommendations in paragraphs {cited} above did not enjoy support."
    )
    found = read(report(conclusions, dialogue=dialogue)).recommendations
    return [
        (item.number, item.text, tuple(part.text for part in item.parts))
        for item in found
        if item.origin == "dialogue"
    ]


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        pytest.param(
            "It recommended that Malta’s efforts be doubled.", ["Malta’s efforts be doubled"], id="owner"
        ),
        pytest.param("It recommended further work on roads.", ["Further work on roads"], id="further"),
        pytest.param("It invited Malta to open the archive.", ["Open the archive"], id="invited"),
        pytest.param(
            "It spoke of bells and recommended that they be rung.",
            ["It spoke of bells and recommended that they be rung"],
            id="points-back",
        ),
        pytest.param(
            "It recommended that the Republic of Malta open it. It recommended closing the gate.",
            ["Open it", "Closing the gate"],
            id="two-sentences",
        ),
    ],
)
def test_words_around_a_spoken_recommendation(sentence: str, texts: list[str]) -> None:
    assert [text for _, text, _ in spoken("2", f"France noted progress. {sentence}")] == texts


def test_points_of_a_letter_are_cited_alone_or_are_parts() -> None:
    said = (
        "France recommended that Malta (a) sign (i) this treaty and (ii) that treaty; and (b) open the gate."
    )
    assert spoken("2 (a) (i) and (ii)", said) == [
        ("2(a)(i)", "Sign this treaty", ()),
        ("2(a)(ii)", "Sign […] that treaty", ()),
    ]
    whole = (
        "France recommended (a) that Malta (i) open the gate, (ii) close the door; and (b) ring the bells."
    )
    assert spoken("2 (a)", whole) == [
        ("2(a)", "(i) open the gate, (ii) close the door", ("open the gate", "close the door"))
    ]


def test_a_name_that_is_no_state_is_not_taken_for_the_addressee() -> None:
    said = "France recommended to ratify both the (a) Treaty of Bells and (b) the Treaty of Roads."
    assert [text for _, text, _ in spoken("2 (a) and (b)", said)] == [
        "Treaty of Bells",
        "The Treaty of Roads",
    ]


def test_what_is_spoken_and_not_cited_is_no_recommendation() -> None:
    assert spoken("3", "France recommended opening it.", "Peru recommended closing it.") == [
        ("3", "Closing it", ())
    ]


def test_a_citation_that_leads_nowhere_is_a_finding() -> None:
    assert "citation-not-found" in kinds(
        SUPPORT + "1. Open it (Peru);\n93. The recommendations in paragraph 17 (b) did not enjoy "
        "the support of Malta."
    )


@pytest.mark.parametrize(
    ("conclusions", "kind"),
    [
        pytest.param(SUPPORT + "92.1 Open it (France);\n92.3 Close it (Chile);", "number-gap", id="gap"),
        pytest.param(SUPPORT + "92.1 Open it (France);\n92.2 Close it;", "no-state", id="no-state"),
        pytest.param(SUPPORT + "92.1 Open it (France, Utopiaville);", "unknown-state", id="unknown-state"),
        pytest.param(
            SUPPORT + "92.1 Open it (France)" + " and more words" * 6 + ";", "odd-end", id="odd-end"
        ),
    ],
)
def test_findings(conclusions: str, kind: str) -> None:
    assert kind in kinds(conclusions)


def test_a_clean_report_has_no_findings() -> None:
    assert kinds(SUPPORT + "92.1 Open it (France);\n92.2 Close it (Chile) (Peru).") == []


def test_bulleted_pledges() -> None:
    rows = "93. Malta undertakes to:\n• Build an archive;\n• Paint it, with\na new colour; and\n• Open it.\n"
    reading = read(
        report(
            "92. These enjoy the support of Malta:\n92.1 Do this (France).\n",
            after=f"III. Voluntary pledges and commitments\n{rows}Annex\nComposition\n",
        )
    )
    assert [(pledge.number, pledge.text) for pledge in reading.pledges] == [
        ("93-1", "Build an archive"),
        ("93-2", "Paint it, with a new colour"),
        ("93-3", "Open it"),
    ]


def test_pledges() -> None:
    reading = read(
        report(
            SUPPORT + "92.1 Open it (France).",
            after="III. Voluntary pledges and commitments\n93. Malta will build an archive.\n"
            "94. Malta pledges: (a) to paint it; and\n(b) to open it.\nAnnex\nComposition\n",
        )
    )
    assert [(pledge.number, pledge.text) for pledge in reading.pledges] == [
        ("93", "Malta will build an archive"),
        ("94(a)", "to paint it"),
        ("94(b)", "to open it"),
    ]


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param((), id="no-pages"),
        pytest.param(("",), id="empty-page"),
        pytest.param(("A letter to nobody", "with two pages"), id="letter"),
        pytest.param(("II. Conclusions and/or recommendations",), id="heading-of-another-report"),
    ],
)
def test_other_documents_are_unknown(pages: tuple[str, ...]) -> None:
    reading = read(document(*pages))
    assert (reading.kind, reading.recommendations) == ("unknown", ())
    assert [finding.kind for finding in reading.findings] == ["unknown-kind"]
