"""Requests that share one bracket."""

import pytest

from uprtracker.extraction.clauses import requests


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Open the archive; publish the list", 2),
        ("Open the archive. Publish the list", 2),
        ("Open the archive; and further publish the list", 2),
        ("(a) open the archive; (b) publish the list", 2),
        ("Open the archive; the list; and the register", 1),
        ("Open the archive and publish the list", 1),
        ("Ratify treaty No. 169", 1),
        ("", 1),
    ],
)
def test_requests(text: str, count: int) -> None:
    assert len(requests(text)) == count
