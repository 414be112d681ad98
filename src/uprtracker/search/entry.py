"""What the text index takes in of one record."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as the text index sees it.

    `tags` are its labels, `kind:value` (`sur:SVN`, `rs:FRA`, `issue:womens-rights`, `action:5`,
    `theme:…`, `group:…`, `sdg:5`, `instrument:…`, `mechanism:…`, `session:20`, `cycle:2`,
    `position:noted`), each once: their names are searched as words (see `search.names`), and
    `field:value` finds them. `codes` are its code and its number as printed. `language` is that
    of the text; empty when nobody said, then its words tell.
    """

    text: str
    tags: Sequence[str]
    codes: Sequence[str]
    language: str = ""
