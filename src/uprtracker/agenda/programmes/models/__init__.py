"""Cooperation entries, mid-term reports, country programmes, questionnaires."""

from uprtracker.agenda.programmes.models.cooperation import CooperationEntry, Standing, Step
from uprtracker.agenda.programmes.models.mid_term import Actor, MidTermReport
from uprtracker.agenda.programmes.models.programme import (
    LEFT,
    Commitment,
    CommitmentNote,
    CommitmentStatus,
    Programme,
    Stage,
    StageKind,
)
from uprtracker.agenda.programmes.models.questionnaire import Questionnaire, Reply

__all__ = [
    "LEFT",
    "Actor",
    "Commitment",
    "CommitmentNote",
    "CommitmentStatus",
    "CooperationEntry",
    "MidTermReport",
    "Programme",
    "Questionnaire",
    "Reply",
    "Stage",
    "StageKind",
    "Standing",
    "Step",
]
