"""The report of a session as a news item: sentences to copy, which are those of the newsletter."""

from typing import Any

from uprtracker.publishing.newsletter.sources.session_figures import told
from uprtracker.web import names


def news(content: dict[str, Any], basis: str, day: str, version: int) -> tuple[str, list[str]] | None:
    """Return title and sentences of a report; None where it is empty or no day of its session is known."""
    session = names.reference().sessions.get(content["session"])
    if session is None or session.end is None or basis not in content["bases"]:
        return None
    return told(session, {**content, "data_date": day, "data_version": version}, basis)
