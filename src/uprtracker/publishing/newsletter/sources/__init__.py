"""Where the blocks of an issue come from: a module for each source, in the order of an issue."""

from uprtracker.publishing.newsletter.sources import (
    deadlines,
    documents,
    events,
    news,
    opening,
    publications,
    quote,
    recommendations,
    responses,
    session_figures,
    video,
)
from uprtracker.publishing.newsletter.sources.source import Source

_DRAFTED = (
    opening,
    session_figures,
    recommendations,
    responses,
    news,
    quote,
    documents,
    publications,
    video,
    events,
    deadlines,
)
SOURCES: dict[str, Source] = {one.SOURCE.kind: one.SOURCE for one in _DRAFTED}
