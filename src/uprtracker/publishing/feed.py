"""Atom (RFC 4287): what a question found last, as an entry each, for anybody's feed reader."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.db.models import F, Max
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.exchange.citations.citation import printable
from uprtracker.publishing.alert_rows import SHOWN, rows_of
from uprtracker.records.models import DataVersion, Pledge, Recommendation
from uprtracker.search import Query
from uprtracker.search.codes import newest_codes

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def feed(query: Query, *, address: str, own: str, title: str) -> str:
    """Return the feed of a question: the SHOWN records that came into the data last, newest first.

    `address` is that of the search page, `own` that of the feed. An entry's id is made of the record's
    permanent name and stays; its date is that of the file in which it came. Raises IndexMissing as
    `find` does.
    """
    codes = newest_codes(query, SHOWN)
    came = _came(codes)
    made = DataVersion.objects.order_by("-number").values_list("made_at", flat=True).first()
    document = Atom1Feed(
        title=printable(title),
        link=address,
        description="",
        feed_url=own,
        language=get_language(),
        feed_guid=own,
    )
    host = urlsplit(own).hostname or "localhost"
    for row in rows_of(codes):
        document.add_item(
            title=printable(row.title),
            link=row.address,
            description=str(linebreaks(printable(row.text) + "\n\n" + printable(row.facts), autoescape=True)),
            unique_id=f"tag:{host},2026:{row.kind}/{row.code}",
            updateddate=came.get(row.code, made or _EPOCH),
            author_name=_("UPR Tracker"),
        )
    return document.writeString("utf-8")


def _came(codes: Sequence[str]) -> Mapping[str, datetime]:
    """Return when the file came in that a record was read in, its document or else the newest export."""
    rows: dict[str, Any] = {}
    for model in (Recommendation.objects, Pledge.objects):
        found = model.filter(code__in=codes).annotate(
            read=F("document__read_at"), imported=Max("source_rows__file__imported_at")
        )
        rows |= {
            code: read or imported for code, read, imported in found.values_list("code", "read", "imported")
        }
    return {code: moment for code, moment in rows.items() if moment}
