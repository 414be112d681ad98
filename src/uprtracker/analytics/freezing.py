"""Keeping the report of a session as it stands: dated, under an address of its own, never changed."""

import json
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from uprtracker.accounts.models import User
from uprtracker.analytics.models import FrozenReport
from uprtracker.analytics.session_report import report_of
from uprtracker.core.errors import UprTrackerError
from uprtracker.records.models import DataVersion


class NothingToFreeze(UprTrackerError):
    """The session has no figures yet."""


def freeze(session: int, person: User | None, *, demo: bool = False) -> FrozenReport:
    """Keep the report of a session and return it; the newest where it would say the same on the same data.

    Raises NothingToFreeze for a session without a single recommendation.
    """
    report = report_of(session, demo=demo)
    if not report["bases"]:
        raise NothingToFreeze(f"Session {session} has no recommendations here.")
    version = DataVersion.objects.order_by("-number").first()
    number, date = (version.number, version.made_at.date().isoformat()) if version else (0, "")
    report |= {"data_version": number, "data_date": date}
    content = json.dumps(report, ensure_ascii=False, sort_keys=True)
    digest = sha256(content.encode()).hexdigest()
    now = timezone.now()
    with transaction.atomic():
        own = FrozenReport.objects.select_for_update().filter(session=session)
        newest = own.first()
        if newest and newest.sha256 == digest:
            return newest
        day = timezone.localtime(now).date().isoformat()
        before = own.filter(name__startswith=day).count()
        return FrozenReport.objects.create(
            session=session,
            name=f"{day}.{before + 1}" if before else day,
            made_at=now,
            data_version=number,
            content=content,
            sha256=digest,
            person=person,
        )


def frozen(session: int, name: str) -> tuple[FrozenReport, dict[str, Any]] | None:
    """Return a report that was frozen and what it says; None where there is none of that name."""
    one = FrozenReport.objects.filter(session=session, name=name).first()
    return (one, json.loads(one.content)) if one else None
