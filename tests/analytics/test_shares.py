"""Shares for programs are those of the pages of figures, with numerators and denominators."""

import pytest

from search.small_world import recommendation, review
from uprtracker.analytics.asking import asked_shares
from uprtracker.core.errors import QueryError
from uprtracker.records.models import Position
from uprtracker.records.version import bump


@pytest.fixture
def world(db, home):
    """Two sessions: one with the report's own answers and machine labels, one all answered in part."""
    old, new = review("SVN", 7, cycle=1), review("HRV", 9, cycle=1)
    for number, answer in enumerate(("supported", "supported", "noted", "pending"), start=1):
        action, origin = ("5", "model") if number == 1 else ("4", "uprinfo")
        one = recommendation(
            f"Mend gate {number}", of=old, number=str(number), position=answer, action=action,
            origin=origin, by=("FRA", "GBR"), issues=("justice",),
        )  # fmt: skip
        first = "pending" if number == 1 else answer
        Position.objects.create(recommendation=one, value=first, stage=Position.Stage.REPORT)
    recommendation("Paint the gate", of=new, number="1", position="partial", action="5")
    bump("shares")


def test_shares_have_their_parts_and_wholes(world):
    said = asked_shares({"by": "session"})
    seven, nine = said["rows"]
    assert (seven["key"], seven["received"], seven["reviews"], seven["per_review"]) == ("7", 4, 1, 4.0)
    assert seven["final"] == {"part": 2, "whole": 3, "share": 0.666667, "small": True}
    assert seven["first_count"] == {"part": 1, "whole": 4, "share": 0.25, "small": True}
    coded = {coder: (one["part"], one["whole"]) for coder, one in seven["specificity"].items()}
    assert coded == {"people": (0, 3), "machine": (1, 1)}
    assert (nine["answers"]["partial"], nine["final"]["whole"], nine["final"]["share"]) == (1, 0, None)
    assert (said["all"]["received"], said["all"]["per_review"]) == (5, 2.5)
    assert asked_shares({"by": "session", "basis": "pairs"})["all"]["received"] == 9
    assert asked_shares({"by": "session", "from": "8"})["all"]["received"] == 1
    assert asked_shares({"by": "session", "sur": "svn", "coded": "people"})["all"]["received"] == 3
    assert asked_shares({"by": "issue", "basis": "uprinfo_rows"})["rows"] == []


@pytest.mark.parametrize("basis", ["recommendations", "pairs"])
def test_they_are_those_of_the_pages(client, world, basis):
    ours = {one["key"]: one for one in asked_shares({"by": "session", "basis": basis})["rows"]}

    def drawn(page: str) -> dict[str, dict]:
        charts = client.get(f"/figures/{page}.json?basis={basis}").json()["charts"]
        return {one["name"]: one for one in charts}

    answers = drawn("answers")
    for row in answers["answers"]["rows"]:
        assert list(ours[row["key"]]["answers"].values()) == row["values"]
    for row in answers["final"]["rows"]:
        final = ours[row["key"]]["final"]
        assert ([final["part"]], [final["whole"]]) == (row["values"], row["of"])
    (row,) = answers["first-and-final"]["rows"][:1]
    series = answers["first-and-final"]["series"]
    first = ours["7"]["first_count"]
    place = series.index("first")
    assert (first["part"], first["whole"]) == (row["values"][place], row["of"][place])
    place = series.index("final")
    final = ours["7"]["final"]
    assert (final["part"], final["whole"]) == (row["values"][place], row["of"][place])
    chart = drawn("specificity")["specificity"]
    for row in chart["rows"]:
        for coder, part, whole in zip(chart["series"], row["values"], row["of"], strict=True):
            told = ours[row["key"]]["specificity"][coder]
            assert (told["part"], told["whole"]) == (part, whole)
    averages = {row["key"]: row["values"][0] for row in drawn("trends")["averages"]["rows"]}
    assert averages == {key: one["per_review"] for key, one in ours.items()}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"by": "review"},
        {"by": "session", "basis": "texts"},
        {"by": "session", "from": "x"},
        {"by": "session", "from": "9", "to": "7"},
        {"by": "session", "sur": "XYZ"},
        {"by": "session", "isue": "justice"},
        {"by": ["session"]},
    ],
    ids=str,
)
def test_what_is_not_understood_is_an_error(given):
    with pytest.raises(QueryError):
        asked_shares(given)
