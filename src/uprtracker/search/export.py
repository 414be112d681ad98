"""All that a question finds, as a file: XLSX, CSV or JSON."""

from typing import IO

from uprtracker.search.query import Query

FORMATS = ("xlsx", "csv", "json")
BASES = ("recommendations", "pairs")


def export(
    query: Query, form: str, stream: IO[bytes], *, address: str, basis: str = "recommendations"
) -> int:
    """Write everything `query` finds (not its page only) to `stream`; return the number of rows.

    `form` is one of FORMATS. `address` is the site's root as readers see it
    (`https://upr.example.org`), from which permanent addresses are made. `basis`
    `pairs` writes a row per recommendation-State pair. Raises IndexMissing as `find` does.
    """
    raise NotImplementedError
