"""The data desk: what data editors see and decide. Read-only but for their decisions."""

from uprtracker.records.admin.document import DocumentAdmin
from uprtracker.records.admin.finding import FindingAdmin
from uprtracker.records.admin.pledge import PledgeAdmin
from uprtracker.records.admin.recommendation import RecommendationAdmin
from uprtracker.records.admin.review import ReviewAdmin
from uprtracker.records.admin.source import SourceFileAdmin, SourceRowAdmin

__all__ = [
    "DocumentAdmin",
    "FindingAdmin",
    "PledgeAdmin",
    "RecommendationAdmin",
    "ReviewAdmin",
    "SourceFileAdmin",
    "SourceRowAdmin",
]
