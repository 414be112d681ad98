"""The rows. One concept, one module."""

from uprtracker.records.models.answer import StatedAnswer, StatedCount
from uprtracker.records.models.ask import Ask, AskMatch
from uprtracker.records.models.attachment import Attachment
from uprtracker.records.models.coding import Coding
from uprtracker.records.models.coding_decision import CodingDecision, SecondReading
from uprtracker.records.models.correction import Correction, MachineReading
from uprtracker.records.models.document import Document, Paragraph
from uprtracker.records.models.draft import Draft
from uprtracker.records.models.edited import Edited, EditStep, State, Wording
from uprtracker.records.models.finding import Finding
from uprtracker.records.models.kept_file import KeptFile
from uprtracker.records.models.link import Link, LinkDecision
from uprtracker.records.models.listed import ListedRecommendation
from uprtracker.records.models.machine_coding import MachineCoding
from uprtracker.records.models.note import Mention, Note, Submission
from uprtracker.records.models.office import Office
from uprtracker.records.models.pledge import Pledge
from uprtracker.records.models.position import Position
from uprtracker.records.models.proceeding import Proceeding
from uprtracker.records.models.question import Asker, Question
from uprtracker.records.models.recommendation import Alias, Pair, Part, Recommendation
from uprtracker.records.models.review import Review
from uprtracker.records.models.source import SourceFile, SourceRow
from uprtracker.records.models.statement import Statement
from uprtracker.records.models.version import DataVersion

__all__ = [
    "Alias",
    "Ask",
    "AskMatch",
    "Asker",
    "Attachment",
    "Coding",
    "CodingDecision",
    "Correction",
    "DataVersion",
    "Document",
    "Draft",
    "EditStep",
    "Edited",
    "Finding",
    "KeptFile",
    "Link",
    "LinkDecision",
    "ListedRecommendation",
    "MachineCoding",
    "MachineReading",
    "Mention",
    "Note",
    "Office",
    "Pair",
    "Paragraph",
    "Part",
    "Pledge",
    "Position",
    "Proceeding",
    "Question",
    "Recommendation",
    "Review",
    "SecondReading",
    "SourceFile",
    "SourceRow",
    "State",
    "StatedAnswer",
    "StatedCount",
    "Statement",
    "Submission",
    "Wording",
]
