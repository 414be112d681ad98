"""Documents by their UN symbol, from where the United Nations publish them.

    with Fetcher(Manners(), cache=folder) as fetcher:
        fetched = fetcher.fetch(wanted("A/HRC/59/15"))

Politely (one request at a time, a pause between two), stubbornly (tries again,
goes on where a download broke off) and without trust: what came is a document
of the kind that was asked for, or there is a `FetchError` that says why not.
"""

from uprtracker.exchange.un_documents.cache import Fetched
from uprtracker.exchange.un_documents.fetcher import Fetcher
from uprtracker.exchange.un_documents.manners import Manners
from uprtracker.exchange.un_documents.wanted import LANGUAGES, Wanted, wanted

__all__ = ["LANGUAGES", "Fetched", "Fetcher", "Manners", "Wanted", "wanted"]
