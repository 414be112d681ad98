"""PDF, DOCX and DOC bytes become a Document of pages, lines and positions."""

from uprtracker.documents.document import Document

__all__ = ["Document"]
