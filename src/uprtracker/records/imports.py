"""The doors through which data comes in. Each is safe to repeat and to interrupt."""

from uprtracker.records.document_import import import_document, import_documents
from uprtracker.records.export_import import import_export

__all__ = ["import_document", "import_documents", "import_export"]
