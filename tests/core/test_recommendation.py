"""The number under which a recommendation is cited."""

import pytest

from uprtracker.core import Recommendation, Span


@pytest.mark.parametrize(
    ("number", "chapeau", "citation"),
    [("122.17", "122", "122.17"), ("14", "60", "60.14"), ("14", "", "14"), ("", "60", "")],
    ids=["printed-whole", "item-of-a-paragraph", "no-chapeau", "no-number"],
)
def test_citation(number: str, chapeau: str, citation: str) -> None:
    one = Recommendation(number, "Adopt a law", ("XAB",), None, Span(1, 1, 1, 1), chapeau=chapeau)
    assert one.citation == citation
