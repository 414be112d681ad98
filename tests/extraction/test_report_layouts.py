"""Working Group reports of cycles 3 and 4 in their layouts, with text of our own."""

import pytest

from extraction.written_report import report
from uprtracker.extraction import Extraction, extract
from uprtracker.reference import load_reference

LETTERS = {"supported": "S", "noted": "N", "partial": "P", "pending": "W", None: "?"}
CLOSING = """{}. All conclusions and/or recommendations contained in the present report reflect
the position of the submitting State(s).
Annex
Composition of the delegation
1. Somebody (France);
"""


def read(conclusions: str, closing: int) -> Extraction:
    return extract(report(conclusions, after=CLOSING.format(closing)), load_reference())


def rows(read: Extraction) -> list[str]:
    return [
        f"{item.citation} {LETTERS[item.position]} {item.text} {','.join(item.states)}"
        for item in read.recommendations
    ]


def test_one_figure_before_the_point_and_a_bracket_for_each_state() -> None:
    found = read(
        """6. The recommendations formulated during the interactive dialogue/listed below have been
examined by Malta and enjoy the support of Malta:
6.1 Ratify the treaty (Chad) (France);
6.2 Act on 123.4 and
123.5 of the last report (Kenya) (Spain, Chile);
7. The recommendations listed below have been noted by Malta:
7.1 Adopt a law (Bolivia (Plurinational State of)) (Netherlands (Kingdom of the)).
""",
        8,
    )
    assert rows(found) == [
        "6.1 S Ratify the treaty TCD,FRA",
        "6.2 S Act on 123.4 and 123.5 of the last report KEN,ESP,CHL",
        "7.1 N Adopt a law BOL,NLD",
    ]
    assert found.findings == ()


@pytest.mark.parametrize(
    "heading",
    ["Rights of the child", "B. Equality", "2. Violence", "C. Civil rights 1. Torture", "IV. Cooperation"],
)
@pytest.mark.parametrize("end", [";", "."])
def test_a_heading_between_two_items_is_no_part_of_the_first(heading: str, end: str) -> None:
    found = read(
        f"""115. The recommendations listed below enjoy the support of Malta:
115.1 Mend the law (Chad){end}
{heading}
115.2 Sign (Spain) and ratify (Kenya) the treaty{end}
""",
        116,
    )
    assert rows(found)[0] == "115.1 S Mend the law TCD"
    assert rows(found)[1].startswith("115.2 S Sign (Spain) and ratify (Kenya) the treaty")


def test_four_lists_with_four_positions() -> None:
    found = read(
        """76. The recommendations below have been examined by Malta and have its support:
76.1 Ratify (Chad)
76.2
Sign (Spain)
77. The recommendations below enjoy the partial support of Malta:
77. 1 Build schools and roads (Kenya);
78. The following recommendations will be examined by Malta, which will provide responses
in due course, but no later than the sixtieth session of the Human Rights Council:
78.1Look (Togo)
79. The recommendations listed below were noted by Malta:
79.1 Abolish it (Peru) ;
""",
        80,
    )
    assert rows(found) == [
        "76.1 S Ratify TCD",
        "76.2 S Sign ESP",
        "77.1 P Build schools and roads KEN",
        "78.1 W Look TGO",
        "79.1 N Abolish it PER",
    ]
    assert found.findings == ()
