"""The rows. One concept, one module."""

from uprtracker.agenda.events.models.attendance import Attendance, Basis
from uprtracker.agenda.events.models.donor_tag import DonorTag
from uprtracker.agenda.events.models.event import Event, Kind, Standing
from uprtracker.agenda.events.models.material import Material, Readers
from uprtracker.agenda.events.models.outcome import Outcome, OutcomeNote, Progress
from uprtracker.agenda.events.models.people_kind import PeopleKind
from uprtracker.agenda.events.models.registration import Place, Registration
from uprtracker.agenda.events.models.role import EventRole, Function

__all__ = [
    "Attendance",
    "Basis",
    "DonorTag",
    "Event",
    "EventRole",
    "Function",
    "Kind",
    "Material",
    "Outcome",
    "OutcomeNote",
    "PeopleKind",
    "Place",
    "Progress",
    "Readers",
    "Registration",
    "Standing",
]
