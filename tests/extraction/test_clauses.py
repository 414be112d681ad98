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
        ("Open the archive and publish the list", 2),
        ("Open the archive, publish the list, and inform the press", 3),
        ("Open the archive as well as publish the list", 2),
        ("Open the archive, with the list (part one and open ends) and all", 1),
        ("Open and publish the archive", 1),
        ("Open the archive and, in this context, publish the list", 2),
        ("Take steps to open the archive and publish the list", 1),
        ("Take steps to open the archive, and publish the list", 2),
        ("Take steps to open it, to clean it, and publish the list", 1),
        ("Open the archive and sign and ratify the treaty", 2),
        ("Open the archive and support for readers", 1),
        ("Open the archive and support the readers", 2),
        ("Pass a law that opens archives and publish it", 1),
        ("To open the archive. To publish the list", 2),
        ("Open the archive; recommended that Malta publish the list", 2),
        ("Ratify treaty No. 169", 1),
        ("", 1),
    ],
)
def test_requests(text: str, count: int) -> None:
    assert len(requests(text)) == count
