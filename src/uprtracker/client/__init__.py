"""Python client over HTTP: questions to a site, answers as data frames. It imports nothing of ours.

from uprtracker.client import Tracker

upr = Tracker("https://upr.example.org")
found = upr.recommendations("torture", sur="SVN", position=["noted", "partial"])
found.count, found.pairs, found.data_version
found.frame()          # all of them, page after page, as a pandas DataFrame
found.facet("issue")   # value and count
"""

from uprtracker.client.answer import Found
from uprtracker.client.connection import DataChanged, TrackerError
from uprtracker.client.tracker import Tracker

__all__ = ["DataChanged", "Found", "Tracker", "TrackerError"]
