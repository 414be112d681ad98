"""Where the blocks of an issue come from: a module for each source, in the order of an issue."""

from uprtracker.publishing.newsletter.sources import (
    deadlines,
    documents,
    opening,
    recommendations,
    responses,
    session_figures,
)
from uprtracker.publishing.newsletter.sources.source import Source

_DRAFTED = (opening, session_figures, recommendations, responses, documents, deadlines)
SOURCES: dict[str, Source] = {one.SOURCE.kind: one.SOURCE for one in _DRAFTED}
