"""PDF, DOCX and DOC bytes become a Document of pages, lines and positions."""

from uprtracker.documents.document import Document
from uprtracker.documents.isolation import run_isolated
from uprtracker.documents.paragraphs import paragraphs
from uprtracker.documents.reading import read_document
from uprtracker.documents.rendering import render_page

__all__ = ["Document", "paragraphs", "read_document", "render_page", "run_isolated"]
