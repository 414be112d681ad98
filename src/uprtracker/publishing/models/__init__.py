"""What people keep for themselves. One concept, one module."""

from uprtracker.publishing.models.folder import Folder, FolderItem
from uprtracker.publishing.models.paper_draft import PaperDraft, PaperKind, PaperSection
from uprtracker.publishing.models.saved_search import Alert, Delivery, SavedSearch

__all__ = [
    "Alert",
    "Delivery",
    "Folder",
    "FolderItem",
    "PaperDraft",
    "PaperKind",
    "PaperSection",
    "SavedSearch",
]
