"""Making a key, changing it, and looking whether everything opens: for the person who runs the site."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from uprtracker.accounts.models import SealedRow, sealed_models
from uprtracker.accounts.sealing.keys import NoKey, keys, new_key, write_keys, written_keys
from uprtracker.accounts.sealing.vault import Sealed, sealed_by_newest
from uprtracker.core.errors import UprTrackerError


@dataclass(frozen=True, slots=True)
class Checked:
    """How many sealed rows there are, how many do not open, how many an older key sealed."""

    rows: int
    closed: int
    older: int


def make_key() -> str:
    """Make the first key in the file of UPR_HOME and return its place. Raises NoKey where there is one."""
    if settings.UPR_PROTECTION_KEY:
        raise NoKey("UPR_PROTECTION_KEY is set.", remedy="`upr protection change-key` makes another key.")
    if written_keys():
        raise NoKey("There is a key already.", remedy="`upr protection change-key` makes another one.")
    return str(write_keys([new_key()]))


def change_key() -> int:
    """Seal everything with a new key and drop the older ones; return how many rows.

    Interrupted, it leaves both keys, and everything opens; the same line again goes on. With the key in
    the environment, everything is sealed with the first of those named there.
    Raises NoKey, Sealed: then nothing is dropped.
    """
    if not settings.UPR_PROTECTION_KEY:
        known = written_keys()
        if not known:
            raise NoKey("There is no key yet.", remedy="`upr protection new-key` makes one.")
        if len(known) == 1:
            write_keys([new_key(), *known])
    done = sum(_sealed_anew(row) for row in _rows())
    if not settings.UPR_PROTECTION_KEY:
        write_keys(written_keys()[:1])
    return done


def check() -> Checked:
    """Open every sealed row. Raises NoKey."""
    keys()
    rows = closed = older = 0
    for row in _rows():
        rows += 1
        older += not sealed_by_newest(row.sealed)
        try:
            row.content()
        except UprTrackerError:
            closed += 1
    return Checked(rows, closed, older)


def _rows() -> Iterator[SealedRow]:
    for model in sealed_models():
        yield from model._default_manager.order_by("pk").iterator(chunk_size=200)


def _sealed_anew(row: SealedRow) -> bool:
    if sealed_by_newest(row.sealed):
        return False
    with transaction.atomic():
        current = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
        if current is None:  # deleted meanwhile
            return False
        try:
            current.put(current.content())
        except Sealed as error:
            raise Sealed(f"{current}: {error.message}", remedy=error.remedy) from error
        current.save(update_fields=["sealed"])
    return True
