"""The rows. One concept, one module."""

from uprtracker.agenda.pre_sessions.models.application import Application, Choice
from uprtracker.agenda.pre_sessions.models.letter import Letter, LetterKind, LetterText
from uprtracker.agenda.pre_sessions.models.panel import Panel
from uprtracker.agenda.pre_sessions.models.scoring import CRITERIA, Conflict, Score
from uprtracker.agenda.pre_sessions.models.series import Call, Language, Series, SeriesMember

__all__ = [
    "CRITERIA",
    "Application",
    "Call",
    "Choice",
    "Conflict",
    "Language",
    "Letter",
    "LetterKind",
    "LetterText",
    "Panel",
    "Score",
    "Series",
    "SeriesMember",
]
