"""Models of the newsletter."""

from uprtracker.publishing.newsletter.models.figure import Figure
from uprtracker.publishing.newsletter.models.issue import Block, Issue
from uprtracker.publishing.newsletter.models.letter import Letter, Sending
from uprtracker.publishing.newsletter.models.subscriber import Subscriber

__all__ = ["Block", "Figure", "Issue", "Letter", "Sending", "Subscriber"]
