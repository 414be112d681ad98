"""Finding in everything that is text: documents, dialogues, and what editors publish.

register("article", EditedRows(…))                     # a room above names its things
find_in_library(LibraryQuery.from_params(request.GET))
refresh()                                              # makes the index follow
"""

from uprtracker.search.library.building import refresh
from uprtracker.search.library.finding import find_in_library
from uprtracker.search.library.kinds import register
from uprtracker.search.library.question import LibraryQuery

__all__ = ["LibraryQuery", "find_in_library", "refresh", "register"]
