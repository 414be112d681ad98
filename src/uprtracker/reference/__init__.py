"""Facts about the UPR: States, sessions, reviews, organisations, labels. Data with schemas and tests.

`load_reference()` is the front door. The tables stand in `data/`, one CSV each,
with a schema of the same name in `schemas/`.
"""

from uprtracker.reference.reference import Reference, load_reference
from uprtracker.reference.state import State
from uprtracker.reference.state_list import StateList
from uprtracker.reference.states import States

__all__ = ["Reference", "State", "StateList", "States", "load_reference"]
