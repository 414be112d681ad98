"""A Document becomes an Extraction: recommendations, positions, pledges, findings."""

from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.json_shape import as_json
from uprtracker.extraction.readers import extract

__all__ = ["Extraction", "as_json", "extract"]
