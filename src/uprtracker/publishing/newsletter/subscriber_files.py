"""Subscribers as CSV: brought in with their consent, and taken out.

    email,language,consent_date,consent_source
    a@example.org,fr,2026-03-12,list at the dialogue day in Dakar
    b@example.org,en,,

Who has day and source of the consent is confirmed at once; all others get the mail that asks them. Who left
or whose address does not work is left as it is. A file with a mistake brings nobody in: every mistake is told
with its line.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.publishing.newsletter.models import Subscriber
from uprtracker.publishing.newsletter.subscribing import Interests, invite, key_of

MOST_BYTES = 5 * 2**20
MOST_ROWS = 20_000
COLUMNS = ("email", "language", "consent_date", "consent_source")
_State = Subscriber.State


@dataclass
class Brought:
    """What an import did, or the mistakes for which it did nothing."""

    confirmed: int = 0
    asked: int = 0
    known: int = 0
    ended: int = 0
    mistakes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    email: str
    key: str
    language: str
    consent: date | None
    source: str


def bring_in(data: bytes, now: datetime | None = None) -> Brought:
    """Bring in the subscribers of a file, all or none."""
    moment = now or timezone.now()
    done = Brought()
    rows = {row.key: row for row in _rows(data, moment.date(), done.mistakes)}
    if not done.mistakes:
        with transaction.atomic():
            for row in rows.values():
                _bring(row, moment, done)
    return done


def take_out(stream: IO[bytes]) -> int:
    """Write all subscribers as CSV, and return how many."""
    columns = (*COLUMNS, "state", "confirmed_at", "interests")
    table = Table("subscribers", tuple(Column(name, name) for name in columns), "about")
    return write_table(table, _cells(), "csv", stream)


def _cells() -> Iterator[tuple[Cell, ...]]:
    for one in Subscriber.objects.iterator():
        confirmed = one.confirmed_at.isoformat() if one.confirmed_at else ""
        chosen = ", ".join(f"{name}={value}" for name, value in one.interests.items() if value)
        yield (
            one.email, one.language, one.consent_at.date().isoformat(), one.consent_source, one.state,
            confirmed, chosen,
        )  # fmt: skip


def _rows(data: bytes, today: date, mistakes: list[str]) -> Iterator[_Row]:
    """Yield the rows that are right, and tell what is wrong with the others."""
    reader = _reader(data, mistakes)
    if reader is None:
        return
    for given in reader:
        line = reader.line_num
        if line > MOST_ROWS + 1:
            mistakes.append(_("More than %(n)s lines: split the file.") % {"n": MOST_ROWS})
            return
        try:
            yield _row({name: (value or "").strip() for name, value in given.items() if name}, today)
        except ValidationError as error:
            said = " ".join(error.messages)
            mistakes.append(_("Line %(line)s: %(said)s") % {"line": line, "said": said})


def _reader(data: bytes, mistakes: list[str]) -> "csv.DictReader[str] | None":
    if len(data) > MOST_BYTES:
        mistakes.append(_("The file has more than %(n)s MB: split it.") % {"n": MOST_BYTES // 2**20})
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        mistakes.append(_("The file is not in UTF-8. Save it as “CSV UTF-8”."))
        return None
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.DictReader(io.StringIO(text.replace("\0", "")), delimiter=delimiter, strict=False)
    if "email" not in (reader.fieldnames or ()):
        wanted = ", ".join(COLUMNS)
        mistakes.append(_("The first line must name the columns: %(names)s.") % {"names": wanted})
        return None
    return reader


def _row(given: Mapping[str, str], today: date) -> _Row:
    email, language = given["email"], given.get("language") or "en"
    try:
        key = key_of(email)
    except ValidationError:
        raise ValidationError(_("“%(email)s” is no address.") % {"email": email[:80]}) from None
    if language not in dict(settings.LANGUAGES):
        known = ", ".join(code for code, _name in settings.LANGUAGES)
        raise ValidationError(
            _("The language “%(given)s” is not known; write one of %(known)s.")
            % {"given": language[:20], "known": known}
        )
    day, source = given.get("consent_date", ""), given.get("consent_source", "")
    if bool(day) != bool(source):
        raise ValidationError(_("Day and source of the consent go together: give both, or none."))
    return _Row(email, key, language, _day(day, today), source[:200])


def _day(said: str, today: date) -> date | None:
    if not said:
        return None
    try:
        found = date.fromisoformat(said)
    except ValueError:
        raise ValidationError(_("Write the day of the consent as 2026-03-12.")) from None
    if found > today:
        raise ValidationError(_("The day of the consent is still to come."))
    return found


def _bring(row: _Row, now: datetime, done: Brought) -> None:
    one = Subscriber.objects.select_for_update().filter(key=row.key).first()
    if one is not None and one.state in (_State.UNSUBSCRIBED, _State.BOUNCED):
        done.ended += 1
        return
    if one is not None and (one.state == _State.CONFIRMED or row.consent is None):
        done.known += 1
        return
    one = one or Subscriber(
        email=row.email, key=row.key, interests=asdict(Interests(all=True)), consent_at=now
    )
    one.language = row.language
    if row.consent is None:
        one.consent_source = _("brought in by an editor, to be confirmed")[:200]
        invite(one, now)
        done.asked += 1
        return
    one.state, one.confirmed_at = _State.CONFIRMED, now
    one.consent_at = datetime.combine(row.consent, time(), UTC)
    one.consent_source = row.source
    one.save()
    done.confirmed += 1
