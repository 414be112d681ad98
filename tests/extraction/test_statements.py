"""Section I as data: paragraphs, speakers, facts of the proceedings; own wording, layouts of reports."""

import pytest

from extraction.written_report import document
from uprtracker.core.proceedings import Statement
from uprtracker.extraction import Extraction, extract
from uprtracker.reference import load_reference

FRONT = """Report of the Working Group on the Universal Periodic Review
Malta
Contents
I. Summary of the proceedings of the review process ........ 5-30 3
"""
INTRODUCTION = """Introduction
1. The Working Group on the Universal Periodic Review held its ninth session from
1 to 12 November 2010. The review of Malta was held at the 3rd meeting, on 2 November 2010.
The delegation of Malta was headed by Dr. A. B. Somebody, Minister of Justice. For the
composition, see the annex. At its seventh meeting, held on 4 November, the Working Group
adopted the report on Malta.
2. On 21 June 2010, the Council selected the following group of rapporteurs (troika) to
facilitate the review of Malta: Chile, the Republic of Korea and Bosnia and Herzegovina.
"""
PRESENTATION = """I. SUMMARY OF THE PROCEEDINGS OF THE REVIEW PROCESS
A. Presentation by the State under review
3. The report had been written with many people.
4. France had been thanked for its help.
"""
DIALOGUE = """B. Interactive dialogue and responses by the State under review
5. During the interactive dialogue, three delegations made statements.
6. France noted much. It was a long-
standing friend.
7 Chile asked about prisons.
8. Regarding prisons, Malta recalled
~ A/HRC/16/99
^ 1 A footnote that belongs to nobody.
the law of
2009. Reform went on.
9. Noting that Malta was small, the United Kingdom of Great Britain and Northern Ireland praised it.
"""
CONCLUSIONS = """II. Conclusions and/or recommendations
10. The recommendations below enjoy the support of Malta:
10.1 Open it (France).
"""


def read(dialogue: str = DIALOGUE, conclusions: str = "(France)") -> Extraction:
    written = document(
        FRONT, INTRODUCTION + PRESENTATION + dialogue, CONCLUSIONS.replace("(France)", conclusions)
    )
    return extract(written, load_reference())


def speaker(sentence: str, before: str = "The delegation thanked everybody.") -> tuple[str, tuple[str, ...]]:
    heading = "B. Interactive dialogue and responses by the State under review\n"
    reading = read(f"{heading}5. {before}\n6. {sentence}\n")
    last = reading.statements[-1]
    assert last.paragraph == "6"
    return last.speaker, last.states


def test_each_paragraph_with_its_speaker_heading_and_place() -> None:
    statements = read().statements
    assert [(one.paragraph, one.speaker, one.states) for one in statements] == [
        ("3", "delegation", ()),
        ("4", "delegation", ()),
        ("5", "chair", ()),
        ("6", "states", ("FRA",)),
        ("7", "states", ("CHL",)),
        ("8", "delegation", ()),
        ("9", "states", ("GBR",)),
    ]
    sections = [one.section for one in statements]
    assert sections[0] == "A. Presentation by the State under review"
    assert sections[2] == sections[-1] == "B. Interactive dialogue and responses by the State under review"


def test_text_is_the_paragraph_without_number_header_and_footnote() -> None:
    found = {one.paragraph: one for one in read().statements}
    assert found["6"].text == "France noted much. It was a long-standing friend."
    assert found["8"].text == "Regarding prisons, Malta recalled the law of 2009. Reform went on."
    assert found["8"].span.page == 2
    assert found["8"].span.end_line - found["8"].span.line == 4


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        pytest.param("The Republic of Korea asked why.", ("KOR",), id="article"),
        pytest.param("Iran (Islamic Republic of) asked why.", ("IRN",), id="brackets"),
        pytest.param("Côte d’Ivoire asked why.", ("CIV",), id="small-letter"),
        pytest.param("The former Yugoslav Republic of Macedonia asked why.", ("MKD",), id="former"),
        pytest.param("France and Bosnia and Herzegovina asked why.", ("FRA", "BIH"), id="two"),
        pytest.param("France, Chile and Peru commended Malta.", ("FRA", "CHL", "PER"), id="three"),
        pytest.param("France, on behalf of the Group of Friends, asked why.", ("FRA",), id="behalf"),
        pytest.param("Chile (a) recommended that Malta reform; (b) asked why.", ("CHL",), id="letter"),
        pytest.param("The representative of Chile asked why.", ("CHL",), id="representative"),
        pytest.param("The Holy See asked why.", ("VAT",), id="observer"),
        pytest.param("While Malta was a friend, Peru regretted delays.", ("PER",), id="while"),
        pytest.param(
            "As Malta had not ratified it Peru recommended to consider it.", ("PER",), id="no-comma"
        ),
        pytest.param("According to Peru, Malta set an example.", ("PER",), id="according-to"),
        pytest.param("Chile noted progress. Peru asked why.", ("CHL", "PER"), id="two-sentences"),
        pytest.param("France praised the delegation of Malta.", ("FRA",), id="object"),
    ],
)
def test_states_that_speak(sentence: str, states: tuple[str, ...]) -> None:
    assert speaker(sentence) == ("states", states)


@pytest.mark.parametrize(
    "sentence",
    [
        "The delegation recalled the law.",
        "Malta was committed to reform.",
        "In response to France and Peru, the Minister recalled the law.",
        "In response to France, Peru and Chile, regarding prisons, Malta recalled the law.",
        "France’s question about prisons was answered by the Attorney General.",
        "Another issue, raised by France, Peru and Chile, was that of prisons.",
        "Prisons had been renovated.",
    ],
)
def test_the_delegation_speaks(sentence: str) -> None:
    assert speaker(sentence) == ("delegation", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Statements were made by 36 delegations.",
        "The President of the Human Rights Council reminded everybody of the rules.",
        "A number of delegations welcomed the report.",
        "During the ensuing dialogue a number of States praised Malta.",
    ],
)
def test_the_chair_speaks(sentence: str) -> None:
    assert speaker(sentence) == ("chair", ())


def test_nobody_is_named_after_a_state_spoke() -> None:
    assert speaker("Prisons had been renovated.", before="France asked why.") == ("", ())
    assert speaker("It asked about prisons.", before="France asked why.") == ("states", ("FRA",))


def test_who_does_not_say_who_speaks_is_a_finding() -> None:
    kinds = [finding.kind for finding in read(DIALOGUE.replace("Chile asked", "Utopiaville asked")).findings]
    assert "no-speaker" in kinds


def test_facts_of_the_proceedings() -> None:
    facts = [(fact.kind, fact.value, fact.paragraph) for fact in read().proceedings]
    assert facts == [
        ("review-date", "2010-11-02", "1"),
        ("review-meeting", "3", "1"),
        ("adoption-date", "2010-11-04", "1"),
        ("adoption-meeting", "7", "1"),
        ("delegation-head", "Dr. A. B. Somebody, Minister of Justice", "1"),
        ("troika", "CHL", "2"),
        ("troika", "KOR", "2"),
        ("troika", "BIH", "2"),
        ("speakers", "3", "5"),
    ]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("During the interactive dialogue, 87 delegations made statements.", "87"),
        ("During the interactive dialogue 87 delegations made oral statements.", "87"),
        (
            "During the ensuing inter-active dialogue, statements were made by 60 delegations, praising it.",
            "60",
        ),
        ("During the interactive dialogue, forty-four delegations made statements.", "44"),
        ("During the interactive dialogue, one hundred and four delegations made statements.", "104"),
        ("During the interactive dialogue, 42 statements were made by the following delegations.", "42"),
        (
            "During the ensuing interactive dialogue, statements were made by the following delegations: 21",
            "21",
        ),
    ],
)
def test_number_of_speakers(words: str, number: str) -> None:
    facts = read(
        DIALOGUE.replace("During the interactive dialogue, three delegations made statements.", words)
    )
    assert [fact.value for fact in facts.proceedings if fact.kind == "speakers"] == [number]


def test_speakers_that_do_not_match_the_count_are_a_finding() -> None:
    assert "speakers-count" not in [finding.kind for finding in read().findings]
    wrong = read(DIALOGUE.replace("three delegations", "87 delegations"))
    (finding,) = [finding for finding in wrong.findings if finding.kind == "speakers-count"]
    assert "87" in finding.message
    assert "3 States" in finding.message
    silent = read(DIALOGUE.replace("three delegations", "four delegations"), conclusions="(France, Peru)")
    assert "recommended without speaking: PER" in " ".join(finding.message for finding in silent.findings)
    assert finding.span
    assert finding.span.page == 2


def test_without_headings_the_introduction_is_known_by_its_words() -> None:
    plain = document(FRONT, INTRODUCTION + "3. France asked why.\n4. Malta explained.\n", CONCLUSIONS)
    statements = extract(plain, load_reference()).statements
    assert [(one.paragraph, one.speaker) for one in statements] == [("3", "states"), ("4", "delegation")]


def test_a_number_that_is_not_due_opens_no_paragraph() -> None:
    def texts(statements: tuple[Statement, ...]) -> list[str]:
        return [one.paragraph for one in statements]

    wrapped = (
        "B. Interactive dialogue\n5. France cited article\n6. of the treaty of\n2009.\n6, Peru asked why.\n"
    )
    assert texts(read(wrapped).statements) == ["3", "4", "5", "6"]
    twice = "B. Interactive dialogue\n5. France asked.\n5. Peru asked.\n8. Chile asked.\n"
    assert texts(read(twice).statements) == ["3", "4", "5", "5", "8"]
