"""How often files were fetched: a number for each file and day, and nothing of who fetched them.

    if counts(agent, method, part): count(file)
    fetched([file, …])[file.pk].count, .since

No cookie, no address and no agent is kept. Programs that say what they are are left out; those that
pretend to be people cannot be told from them.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from uprtracker.records.library.models import Download, PublicationFile

_PROGRAMS = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|curl|wget|python|java/|go-http|httpclient|okhttp|libwww|scrap|fetch|preview"
    r"|facebookexternalhit|monitor|headless|archiver|feed|validator|check|axios|node|ruby|perl|php|zotero",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """How often a file was fetched up to the end of yesterday, and from which day on that was counted."""

    count: int
    since: datetime.date


def counts(agent: str, method: str, part: str = "") -> bool:
    """Tell whether a request is a person fetching a file from its beginning.

    `agent` is what the program calls itself, `part` the header Range: a reader of PDF asks for many parts.
    """
    begins = not part or part.replace(" ", "").startswith("bytes=0-")
    return method == "GET" and begins and bool(agent.strip()) and not _PROGRAMS.search(agent)


@transaction.atomic
def count(file: PublicationFile, day: datetime.date | None = None) -> None:
    """Count one fetch of a file, today if no other day is given."""
    row, _ = Download.objects.get_or_create(file=file, day=day or timezone.localdate())
    Download.objects.filter(pk=row.pk).update(count=F("count") + 1)


def fetched(files: Iterable[PublicationFile]) -> dict[int, Fetched]:
    """Return the figures of files kept here by key, those fetched by nobody included.

    They end with yesterday, so that a page says the same all day.
    """
    own = [file for file in files if file.file_id]
    rows = Download.objects.filter(file__in=own, day__lt=timezone.localdate())
    totals = {
        row["file"]: row["total"] for row in rows.order_by().values("file").annotate(total=Sum("count"))
    }
    return {file.pk: Fetched(totals.get(file.pk, 0), file.counted_from) for file in own}
