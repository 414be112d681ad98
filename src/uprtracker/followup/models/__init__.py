"""Rows of follow-up. Everything private derives from `accounts.models.Kept`."""

from uprtracker.followup.models.assessment import Assessment, Moment
from uprtracker.followup.models.matrix import MatrixBytes, MatrixFile
from uprtracker.followup.models.meeting import Meeting, Support
from uprtracker.followup.models.pending import Answer, Argument, Consultation, DraftAnswer
from uprtracker.followup.models.protection import ProtectionLog
from uprtracker.followup.models.scope import Scope

__all__ = [
    "Answer",
    "Argument",
    "Assessment",
    "Consultation",
    "DraftAnswer",
    "MatrixBytes",
    "MatrixFile",
    "Meeting",
    "Moment",
    "ProtectionLog",
    "Scope",
    "Support",
]
