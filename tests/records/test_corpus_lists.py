"""Slovenia, cycles 2 and 3: report, addendum and thematic list agree number by number, through the rows."""

import json
from collections import Counter
from pathlib import Path

import pytest

from uprtracker.records.facts import load_facts
from uprtracker.records.imports import import_documents
from uprtracker.records.models import (
    Coding,
    Finding,
    ListedRecommendation,
    Position,
    Question,
    Recommendation,
)

pytestmark = [pytest.mark.corpus, pytest.mark.django_db(transaction=True)]

CYCLES = [
    (
        "2",
        "SVN-20",
        ["UPR20__Slovenia_ThematicListRecommendations_E.docx", "A_HRC_28_15.pdf", "A_HRC_28_15_Add.1.pdf"],
        {"theme": 456, "group": 237},
    ),
    (
        "3",
        "SVN-34",
        ["UPR34_Slovenia_Thematic_list_of_Recommendations.docx", "A_HRC_43_15.pdf", "A_HRC_43_15_Add.1.pdf"],
        {"theme": 526, "group": 485, "sdg": 317},
    ),
]


@pytest.mark.parametrize(("cycle", "code", "files", "labels"), CYCLES, ids=["cycle 2", "cycle 3"])
def test_lists_agree(corpus: Path, cycle: str, code: str, files: list[str], labels: dict[str, int]) -> None:
    load_facts()
    import_documents([corpus / "slovenia" / f"cycle{cycle}" / name for name in files])
    facts = json.loads((corpus.parent / "eval" / "slovenia_positions.json").read_text(encoding="utf-8"))
    wanted = {number: one["final_position"] for number, one in facts[cycle]["by_number"].items()}
    reported = Recommendation.objects.filter(review__code=code)
    assert dict(reported.values_list("number", "position")) == wanted
    ohchr = Position.objects.filter(recommendation__review__code=code, stage=Position.Stage.OHCHR)
    assert dict(ohchr.values_list("recommendation__number", "value")) == wanted
    assert not ListedRecommendation.objects.filter(recommendation=None).exists()
    assert not Finding.objects.filter(document__kind="thematic_list").exists()
    assert Counter(Coding.objects.filter(origin="ohchr").values_list("scheme", flat=True)) == labels


def test_questions_are_set_under_their_review(corpus: Path) -> None:
    load_facts()
    folder = corpus / "slovenia" / "cycle2"
    import_documents([folder / "AdvancedQuestionsSlovenia.doc"])
    assert Finding.objects.filter(kind="no-review").count() == 1
    assert Question.objects.count() == 15
