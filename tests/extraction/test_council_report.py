"""The session report of the Council and its decisions, in their layouts with text of our own."""

import re
from pathlib import Path

import pytest

from documents.builders import un_report_pdf
from uprtracker.core import Position
from uprtracker.documents import read_document
from uprtracker.extraction import Extraction, extract
from uprtracker.reference import load_reference

FRONT = "Report of the Human Rights Council on its ninetieth session"
REVIEW = """{0}
{1}. The review of {0} was held on 4 November 2019 in conformity with all provisions.
{2}. At its 30th meeting, on 12 March 2020, the Human Rights Council considered and adopted
the outcome of the review of {0} (see sect. C below).
{3}. The outcome of the review of {0} comprises the report of the Working Group
(A/HRC/90/4), the views of the State (see also A/HRC/90/4/Add.1).
1. Views expressed by the State under review on the recommendations
{4}. The delegation now supported recommendation 115.3. It had built schools, as
recommendation 115.9 on schools, roads, bridges, harbours and many other things of its own asked.
{5}. {0} made the voluntary commitment to report every year. It was committed to peace.
2. Views expressed by member and observer States
{6}. Chad welcomed that {0} had supported 70 recommendations out of 90 recommendations and
accepted recommendation 115.8.
4. Concluding remarks of the State under review
{7}. The President of the Human Rights Council stated that, based on the information provided,
out of 90 recommendations received, {0} had supported 80 recommendations and noted 10."""


def paragraphs() -> list[str]:
    """Two reviews, one after the other, then the next section."""
    numbers = iter(range(370, 400))
    reviews = [REVIEW.format(name, *(next(numbers) for _ in range(7))) for name in ("Malta", "Chad")]
    texts = re.split(r"\n(?=\d|[A-Z])", "\n".join(reviews))
    listed = ["Part One", "90/101 Outcome of the universal periodic review: Malta 12 March 2020"]
    filler = [f"{at}. The Council met and spoke of its work in this paragraph." for at in range(1, 60)]
    return [
        *listed,
        *filler,
        *(" ".join(text.split()) for text in texts),
        "B. General debate on agenda item 6",
    ]


def reading(tmp_path: Path, data: bytes) -> Extraction:
    path = tmp_path / "document.pdf"
    path.write_bytes(data)
    return extract(read_document(path), load_reference())


@pytest.fixture
def session_report(tmp_path: Path) -> Extraction:
    return reading(tmp_path, un_report_pdf(paragraphs(), symbol="A/HRC/90/2", state="", title=FRONT))


def test_official_counts_of_each_state(session_report: Extraction) -> None:
    assert session_report.kind == "council_report"
    for state, paragraph in (("MLT", "376"), ("TCD", "383")):
        counts = [count for count in session_report.counts if count.state == state]
        assert {(count.what, count.count) for count in counts} == {
            ("received", 90),
            ("supported", 80),
            ("noted", 10),
        }
        assert {(count.paragraph, count.voice) for count in counts} == {(paragraph, "document")}


def test_answers_given_in_plenary_by_the_state_itself(session_report: Extraction) -> None:
    answers = [(answer.state, answer.number, answer.position) for answer in session_report.answers]
    assert answers == [("MLT", "115.3", Position.SUPPORTED), ("TCD", "115.3", Position.SUPPORTED)]


def test_commitments_and_facts_of_the_adoption(session_report: Extraction) -> None:
    assert [(pledge.state, pledge.number) for pledge in session_report.pledges] == [
        ("MLT", "374"),
        ("TCD", "381"),
    ]
    facts = {(fact.kind, fact.value) for fact in session_report.proceedings if fact.state == "MLT"}
    assert facts == {
        ("decision", "A/HRC/DEC/90/101"),
        ("council-meeting", "30"),
        ("outcome-adopted", "2020-03-12"),
        ("report", "A/HRC/90/4"),
        ("views", "A/HRC/90/4/Add.1"),
    }


DECISION = [
    "# 90/101. Outcome of the universal periodic review: Slovenia",
    "The Human Rights Council,",
    "Having conducted the review of Slovenia on 4 November 2014 in conformity with the annex,",
    "Adopts the outcome of the review of Slovenia, comprising the report thereon (A/HRC/90/4) "
    "and the views of the State (A/HRC/90/4/Add.1 and A/HRC/90/2, chap. VI).",
    "32nd meeting",
    "12 March 2020",
]


def test_a_decision_names_what_it_adopts(tmp_path: Path) -> None:
    title = "Decision adopted by the Human Rights Council"
    read = reading(tmp_path, un_report_pdf(DECISION, symbol="A/HRC/DEC/90/101", state="", title=title))
    assert (read.kind, read.state, read.session, read.findings) == ("decision", "SVN", 20, ())
    assert [(fact.kind, fact.value) for fact in read.proceedings] == [
        ("decision", "A/HRC/DEC/90/101"),
        ("council-meeting", "32"),
        ("outcome-adopted", "2020-03-12"),
        ("report", "A/HRC/90/4"),
        ("views", "A/HRC/90/4/Add.1"),
    ]


# State, received, supported, noted, answered in part: read by eye in the President's summaries.
OFFICIAL = {
    "cycle2/A_HRC_28_2.pdf": """ITA 186 176 10 0, SLV 159 117 42 0, GMB 171 93 78 0, BOL 193 178 15 0,
        FJI 138 112 26 0, SMR 74 55 19 0, KAZ 194 144 50 0, AGO 226 192 34 0, IRN 291 130 161 0,
        MDG 160 159 1 0, IRQ 229 175 54 0, SVN 163 142 21 0, EGY 300 224 53 23, BIH 167 0 167 0""",
    "cycle3/A_HRC_43_2.pdf": """ITA 306 292 12 2, SLV 207 152 55 0, GMB 222 207 15 0, BOL 238 206 31 1,
        FJI 242 207 35 0, SMR 109 72 36 1, IRN 329 143 186 0, AGO 270 259 11 0, KAZ 245 214 31 0,
        MDG 203 174 29 0, IRQ 298 245 48 5, SVN 215 182 33 0, EGY 372 294 51 27, BIH 207 204 3 0""",
}


@pytest.mark.corpus
@pytest.mark.parametrize("file", OFFICIAL)
def test_official_counts_of_real_sessions(corpus: Path, file: str) -> None:
    read = extract(read_document(corpus / "slovenia" / file), load_reference())
    found = {(count.state, count.what): count.count for count in read.counts if count.voice == "document"}
    for row in re.split(r",\s+", OFFICIAL[file]):
        state, *numbers = row.split()
        kinds = ("received", "supported", "noted", "partial")
        assert [found.get((state, kind), 0) for kind in kinds] == [int(number) for number in numbers], state
    assert read.findings == ()
    decided = {fact.state for fact in read.proceedings if fact.kind == "decision"}
    assert decided == {fact.state for fact in read.proceedings if fact.kind == "outcome-adopted"}
    assert len(decided) == 14
