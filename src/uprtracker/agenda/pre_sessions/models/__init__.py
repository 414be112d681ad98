"""The rows. One concept, one module."""

from uprtracker.agenda.pre_sessions.models.afterwards import (
    PublishedResonance,
    Survey,
    SurveyAnswer,
    SurveyLink,
    Testimony,
)
from uprtracker.agenda.pre_sessions.models.application import Application, Choice
from uprtracker.agenda.pre_sessions.models.letter import Letter, LetterKind, LetterText
from uprtracker.agenda.pre_sessions.models.mission import Mission, Visit
from uprtracker.agenda.pre_sessions.models.panel import Panel
from uprtracker.agenda.pre_sessions.models.place import (
    Consent,
    PanelTimes,
    Place,
    Protector,
    RiskFile,
    Travel,
)
from uprtracker.agenda.pre_sessions.models.scoring import CRITERIA, Conflict, Score
from uprtracker.agenda.pre_sessions.models.series import Call, Language, Series, SeriesMember
from uprtracker.agenda.pre_sessions.models.statement import PanelAsk, Statement

__all__ = [
    "CRITERIA",
    "Application",
    "Call",
    "Choice",
    "Conflict",
    "Consent",
    "Language",
    "Letter",
    "LetterKind",
    "LetterText",
    "Mission",
    "Panel",
    "PanelAsk",
    "PanelTimes",
    "Place",
    "Protector",
    "PublishedResonance",
    "RiskFile",
    "Score",
    "Series",
    "SeriesMember",
    "Statement",
    "Survey",
    "SurveyAnswer",
    "SurveyLink",
    "Testimony",
    "Travel",
    "Visit",
]
