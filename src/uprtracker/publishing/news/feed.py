"""Atom (RFC 4287) of what editors publish, one feed for each language.

An entry stands in the feed of a language in which it can be read; its id holds its address and stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from uprtracker.exchange.citations.citation import printable


@dataclass(frozen=True)
class Entry:
    """One entry: its title, a short plain text, its whole address, and when it was published and changed."""

    title: str
    text: str
    address: str
    published: datetime
    changed: datetime
    authors: str = ""


def feed_of(entries: Iterable[Entry], *, title: str, own: str, page: str, language: str) -> str:
    """Return the feed; `own` is its address, `page` that of the page with the same things."""
    document = Atom1Feed(
        title=printable(title), link=page, description="", feed_url=own, feed_guid=own, language=language
    )
    for one in entries:
        parts = urlsplit(one.address)
        document.add_item(
            title=printable(one.title),
            link=one.address,
            description=printable(one.text),
            unique_id=f"tag:{parts.hostname},2026:{parts.path}",
            pubdate=one.published,
            updateddate=one.changed,
            author_name=printable(one.authors) or _("UPR Tracker"),
        )
    return document.writeString("utf-8")
