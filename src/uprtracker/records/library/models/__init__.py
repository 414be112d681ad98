"""The rows. One concept, one module."""

from uprtracker.records.library.models.good_practice import GoodPractice
from uprtracker.records.library.models.holding import Holding, kinds
from uprtracker.records.library.models.photograph import Photograph, Rendition
from uprtracker.records.library.models.publication import Download, Publication, PublicationFile
from uprtracker.records.library.models.quote import Quote
from uprtracker.records.library.models.recording import Recording
from uprtracker.records.library.models.statement import DeliveredStatement

__all__ = [
    "DeliveredStatement",
    "Download",
    "GoodPractice",
    "Holding",
    "Photograph",
    "Publication",
    "PublicationFile",
    "Quote",
    "Recording",
    "Rendition",
    "kinds",
]
