"""Finding records: the query language, the snapshot, the counts beside each filter."""

from uprtracker.search.build import build_index
from uprtracker.search.export import export
from uprtracker.search.find import find
from uprtracker.search.query import Query
from uprtracker.search.results import Results

__all__ = ["Query", "Results", "build_index", "export", "find"]
