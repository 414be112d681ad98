"""A Document becomes an Extraction: recommendations, positions, pledges, findings."""

from uprtracker.extraction.json_shape import as_json
from uprtracker.extraction.readers import extract
from uprtracker.extraction.extraction import Extraction

__all__ = ["Extraction", "as_json", "extract"]
