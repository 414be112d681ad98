"""The rows. One concept, one module."""

from uprtracker.agenda.calendar.models.follower import Follower, Reminded
from uprtracker.agenda.calendar.models.known_date import KnownDate

__all__ = ["Follower", "KnownDate", "Reminded"]
