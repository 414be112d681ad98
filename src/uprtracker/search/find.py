"""Answering a question."""

from uprtracker.search.query import Query
from uprtracker.search.results import Results


def find(query: Query) -> Results:
    """Return the page of records that `query` asks for, with totals and counts beside each filter.

    Raises IndexMissing when there is no search snapshot that can be read.
    """
    raise NotImplementedError
