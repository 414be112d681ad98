"""Alerts: what a saved search finds that it did not find before, told by mail and webhook.

`look` and `deliver` are two steps, each whole in the database before the next: whoever is killed in
between tells nothing twice that was taken, and loses nothing. Several processes may run them at once.
"""

import logging
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from uprtracker.accounts.outbox import LEASE, WAITS
from uprtracker.core.errors import IndexMissing, UprTrackerError
from uprtracker.publishing.alert_mail import alert_mail, can_mail
from uprtracker.publishing.alert_rows import rows_of
from uprtracker.publishing.models import Alert, Delivery, SavedSearch
from uprtracker.publishing.saved_searches import query_of, question_of
from uprtracker.publishing.told import packed, unpacked
from uprtracker.publishing.webhook import post
from uprtracker.records.models import Alias
from uprtracker.records.version import data_version
from uprtracker.search.codes import found_codes

MOST_NAMED = 500
"""Codes that an alert names; it counts them all."""
KEPT = timedelta(days=90)
"""How long alerts that were told are kept."""
_CHUNK = 500
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Round:
    """What one round did: searches looked at, alerts made, deliveries done and failed."""

    looked: int = 0
    alerts: int = 0
    sent: int = 0
    failed: int = 0


def tell_all(given: datetime | None = None) -> Round:
    """Look at every saved search that is due, and send everything that waits; return what was done."""
    now = given or timezone.now()
    version = data_version()
    due = list(SavedSearch.objects.filter(told_version__lt=version, trouble="").values_list("pk", flat=True))
    looked = [_safely(pk, now) for pk in due]
    # By the clock of each: after slow receivers the moment at which the round began would be long ago.
    results = [deliver(pk, given or timezone.now()) for pk in waiting(now)]
    Alert.objects.filter(made_at__lt=now - KEPT).delete()
    return Round(
        looked=len(due), alerts=looked.count(True), sent=results.count(True), failed=results.count(False)
    )


def _safely(pk: int, now: datetime) -> bool:
    """Look at one search; what is wrong with it keeps no other from being told."""
    try:
        return look(pk, now) is not None
    except IndexMissing:
        return False  # `upr doctor` says so; what is new is told once there is an index again
    except (UprTrackerError, zlib.error, ValueError):
        _log.exception("Saved search %s could not be looked at.", pk)
        return False


@transaction.atomic
def look(pk: int, now: datetime) -> Alert | None:
    """Find what is new to a saved search, note it as told, and return an alert, None without news.

    A question that would be read in another way than it was saved (a filter's value is not known any more)
    is not asked: it says so under `trouble`.
    """
    search = SavedSearch.objects.select_for_update().filter(pk=pk).select_related("owner").first()
    if search is None or not _due(search, now):
        return None
    query = query_of(search)
    if query.problems or question_of(query) != search.question:
        with translation.override(search.language):
            search.trouble = " ".join(query_of(search).problems) or _("The question is read differently now.")
        search.save(update_fields=["trouble"])
        return None
    found = found_codes(query)
    if found.version <= search.told_version:
        return None
    told = unpacked(search.told)
    fresh = _without_renamed([code for code in found.codes if code not in told], told)
    search.told, search.told_version = packed(told | set(found.codes)), found.version
    search.save(update_fields=["told", "told_version"])
    if not fresh:
        return None
    alert = Alert.objects.create(
        search=search, version=found.version, count=len(fresh), codes=fresh[:MOST_NAMED]
    )
    Delivery.objects.bulk_create(
        Delivery(alert=alert, channel=channel, next_try=now) for channel in _channels(search)
    )
    return alert


def _due(search: SavedSearch, now: datetime) -> bool:
    """Tell whether enough days have gone by since the last alert."""
    last = search.alerts.values_list("made_at", flat=True).first()
    return last is None or now >= last + timedelta(days=search.every_days)


def _channels(search: SavedSearch) -> list[str]:
    mail = search.by_mail and can_mail(search)
    return [Delivery.Channel.MAIL.value] * mail + [Delivery.Channel.WEBHOOK.value] * bool(search.webhook)


def _without_renamed(codes: list[str], told: set[str]) -> list[str]:
    """Leave out records that were told under a former code."""
    renamed: set[str] = set()
    for start in range(0, len(codes), _CHUNK):
        rows = Alias.objects.filter(recommendation__code__in=codes[start : start + _CHUNK])
        renamed |= {new for new, old in rows.values_list("recommendation__code", "code") if old in told}
    return [code for code in codes if code not in renamed]


def waiting(now: datetime) -> Iterable[int]:
    """Return the deliveries whose time has come."""
    rows = Delivery.objects.filter(state=Delivery.State.WAITING, next_try__lte=now)
    return list(rows.values_list("pk", flat=True))


def deliver(pk: int, now: datetime) -> bool | None:
    """Send one delivery: True when it was taken, False when not, None when another process is at it."""
    delivery = Delivery.objects.select_related("alert__search__owner").filter(pk=pk).first()
    if delivery is None or not _claim(delivery, now):
        return None
    try:
        _SENDERS[delivery.channel](delivery, now)
    except (UprTrackerError, OSError, ValueError) as error:
        _put_off(delivery, now, error)
        return False
    delivery.state, delivery.error = Delivery.State.DONE, ""
    delivery.tries += 1
    delivery.save(update_fields=["state", "error", "tries"])
    return True


def _claim(delivery: Delivery, now: datetime) -> bool:
    """Take a delivery on, so that no other process sends it; a process that dies gives it back in time."""
    mine = Delivery.objects.filter(
        pk=delivery.pk, state=Delivery.State.WAITING, next_try=delivery.next_try, next_try__lte=now
    )
    return mine.update(next_try=now + LEASE) == 1


def _put_off(delivery: Delivery, now: datetime, error: Exception) -> None:
    delivery.error = " ".join(str(error).split())[:300] or type(error).__name__
    if delivery.tries < len(WAITS):
        delivery.next_try = now + WAITS[delivery.tries]
    else:
        delivery.state = Delivery.State.FAILED
    delivery.tries += 1
    delivery.save(update_fields=["state", "error", "tries", "next_try"])


def _mail(delivery: Delivery, _now: datetime) -> None:
    search = delivery.alert.search
    if not search.by_mail or not can_mail(search):
        return  # unsubscribed in the meantime: nothing is owed
    with translation.override(search.language), get_connection() as connection:
        message = alert_mail(delivery.alert)
        message.connection = connection
        message.send()


def _webhook(delivery: Delivery, now: datetime) -> None:
    alert, search = delivery.alert, delivery.alert.search
    if not search.webhook:
        return
    content: Mapping[str, Any] = {
        "search": {
            "name": search.name,
            "address": f"{settings.UPR_ADDRESS}/recommendations/?{search.question}",
        },
        "count": alert.count,
        "data_version": alert.version,
        "records": [row.as_json() for row in rows_of(alert.codes)],
    }
    post(search.webhook, search.secret, content, delivery=delivery.pk, moment=int(now.timestamp()))


_SENDERS = MappingProxyType({Delivery.Channel.MAIL.value: _mail, Delivery.Channel.WEBHOOK.value: _webhook})
