"""Slovenia, cycles 2 and 3, end to end: every number, State and answer, in whatever order documents come."""

import json
from collections import Counter
from pathlib import Path

import pytest

from uprtracker.records.facts import load_facts
from uprtracker.records.imports import import_documents
from uprtracker.records.models import Review
from uprtracker.records.readiness import readiness
from uprtracker.records.whole_review import whole_review

pytestmark = [pytest.mark.django_db, pytest.mark.corpus]

# Review, folder, the four documents (report, addendum, session report, decision), supported and noted,
# the first count, day of adoption.
CYCLES = [
    (
        "SVN-20",
        "cycle2",
        ("A_HRC_28_15", "A_HRC_28_15_Add.1", "A_HRC_28_2", "A_HRC_DEC_28_111"),
        {"supported": 142, "noted": 21},
        {"pending": 163},
        "2015-03-19",
    ),
    (
        "SVN-34",
        "cycle3",
        ("A_HRC_43_15", "A_HRC_43_15_Add.1", "A_HRC_43_2", "A_HRC_DEC_43_112"),
        {"supported": 182, "noted": 33},
        {"supported": 58, "pending": 157},
        "2020-03-12",
    ),
]


@pytest.mark.parametrize("turned", [False, True], ids=["report-first", "report-last"])
@pytest.mark.parametrize(("code", "folder", "names", "final", "first", "adopted"), CYCLES)
def test_final_answers_and_counts(corpus: Path, code, folder, names, final, first, adopted, turned):
    load_facts()
    for name in reversed(names) if turned else names:
        import_documents([corpus / "slovenia" / folder / f"{name}.pdf"])
    review = Review.objects.get(code=code)
    whole = whole_review(review)
    assert whole["counts"]["current_count"] == final
    assert whole["counts"]["first_count"] == first
    assert (whole["status"], whole["adopted"]) == ("adopted", adopted)
    official = [one for one in whole["counts"]["stated"] if one["symbol"] == names[2].replace("_", "/")]
    said = {one["what"]: one["count"] for one in official if one["said_by"] == "document"}
    assert said == {"received": sum(final.values()), **final}
    assert all(one["agrees"] for one in whole["counts"]["stated"])
    assert readiness(review).kind == "complete"


@pytest.mark.parametrize("cycle", ["2", "3"])
def test_every_number_state_and_answer(corpus: Path, cycle):
    expected = corpus.parent / "eval" / "slovenia_positions.json"
    if not expected.exists():
        pytest.skip(f"no corpus facts at {expected}")
    load_facts()
    code, folder, names, *_rest = CYCLES[int(cycle) - 2]
    import_documents([corpus / "slovenia" / folder / f"{name}.pdf" for name in names[:2]])
    wanted = json.loads(expected.read_text(encoding="utf-8"))[cycle]["by_number"]
    found = {one["number"]: one for one in whole_review(Review.objects.get(code=code))["recommendations"]}
    assert list(found) == list(wanted)
    for number, want in wanted.items():
        one = found[number]
        assert Counter(one["states"]) == Counter(want["states"]), number
        assert one["position"] == want["final_position"], number
        assert one["first_position"] == want["wg_position"], number
        last = one["positions"][-1]
        assert want["source_of_position"].startswith(last["symbol"]), number
