"""The plain words of the house: recommendation, position, span, finding, error.

Frozen dataclasses without behaviour worth naming; imports nothing of ours.
"""

from uprtracker.core.errors import UprTrackerError
from uprtracker.core.finding import Finding
from uprtracker.core.recommendation import Position, Recommendation
from uprtracker.core.span import Span

__all__ = ["Finding", "Position", "Recommendation", "Span", "UprTrackerError"]
