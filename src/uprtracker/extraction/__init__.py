"""A Document becomes an Extraction: recommendations, positions, pledges, findings."""

from uprtracker.extraction.extraction import Extraction

__all__ = ["Extraction"]
