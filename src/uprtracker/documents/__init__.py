"""PDF, DOCX and DOC bytes become a Document of pages, lines and positions."""

from uprtracker.documents.document import Document
from uprtracker.documents.reading import read_document

__all__ = ["Document", "read_document"]
