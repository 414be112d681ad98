"""Slovenia's lists of cycles 2 and 3, number by number."""

import json
from collections import Counter
from pathlib import Path

import pytest

from uprtracker.documents import read_document
from uprtracker.exchange.thematic_list import is_thematic_list, read_thematic_list
from uprtracker.reference import load_reference

pytestmark = pytest.mark.corpus

LISTS = [
    ("2", 20, "cycle2/UPR20__Slovenia_ThematicListRecommendations_E.docx", {"supported": 142, "noted": 21}),
    ("3", 34, "cycle3/UPR34_Slovenia_Thematic_list_of_Recommendations.docx", {"supported": 182, "noted": 33}),
]


@pytest.mark.parametrize(("cycle", "session", "file", "counts"), LISTS, ids=["cycle 2", "cycle 3"])
def test_every_number_with_states_and_position(
    corpus: Path, cycle: str, session: int, file: str, counts: dict[str, int]
) -> None:
    facts = json.loads((corpus.parent / "eval" / "slovenia_positions.json").read_text(encoding="utf-8"))
    document = read_document(corpus / "slovenia" / file)
    assert is_thematic_list(document)
    found = read_thematic_list(document, load_reference())
    assert (found.state, found.session, found.findings) == ("SVN", session, ())
    assert Counter(row.position for row in found.rows) == counts
    said = {row.number: (list(row.states), row.position) for row in found.rows}
    wanted = {
        number: (one["states"], one["final_position"]) for number, one in facts[cycle]["by_number"].items()
    }
    assert said == wanted
    assert all(row.symbol and row.themes and row.heading for row in found.rows)
