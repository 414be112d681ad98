"""Rows of follow-up. Everything private derives from `accounts.models.Kept`."""

from uprtracker.followup.models.assessment import Assessment, Moment
from uprtracker.followup.models.commitment import Commitment
from uprtracker.followup.models.custody import Custody, EvidenceFile
from uprtracker.followup.models.evidence import (
    Consent,
    Credibility,
    Evidence,
    EvidenceLink,
    Gone,
    Method,
    RejectedPassage,
    Reliability,
)
from uprtracker.followup.models.indicator import Indicator, Measured
from uprtracker.followup.models.intake import IntakeForm
from uprtracker.followup.models.law import Law
from uprtracker.followup.models.matrix import MatrixBytes, MatrixFile
from uprtracker.followup.models.meeting import Meeting, Support
from uprtracker.followup.models.pending import Answer, Argument, Consultation, DraftAnswer
from uprtracker.followup.models.plan import Cluster, Ministry, Objective, PlannedAction, ProgressNote
from uprtracker.followup.models.protection import ProtectionLog
from uprtracker.followup.models.reminder import Reminded, ReminderWish
from uprtracker.followup.models.scope import Scope

__all__ = [
    "Answer",
    "Argument",
    "Assessment",
    "Cluster",
    "Commitment",
    "Consent",
    "Consultation",
    "Credibility",
    "Custody",
    "DraftAnswer",
    "Evidence",
    "EvidenceFile",
    "EvidenceLink",
    "Gone",
    "Indicator",
    "IntakeForm",
    "Law",
    "MatrixBytes",
    "MatrixFile",
    "Measured",
    "Meeting",
    "Method",
    "Ministry",
    "Moment",
    "Objective",
    "PlannedAction",
    "ProgressNote",
    "ProtectionLog",
    "RejectedPassage",
    "Reliability",
    "Reminded",
    "ReminderWish",
    "Scope",
    "Support",
]
