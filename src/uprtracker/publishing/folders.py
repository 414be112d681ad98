"""Folders of records: made, filled, ordered, annotated and shared by their owner alone."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Count, Max, QuerySet

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.publishing.models import Folder, FolderItem
from uprtracker.records.models import Alias, Pledge, Recommendation
from uprtracker.search.export import Chosen

MOST_FOLDERS = 200
"""Folders that one person may keep."""
MOST_ITEMS = 5_000
"""Records in one folder: as many as a Word file is made for."""
LONGEST_NAME, LONGEST_ABOUT, LONGEST_NOTE = 120, 2_000, 5_000
_CHUNK = 500


@dataclass(frozen=True)
class Entry:
    """An item and the record it leads to; `key` is None when the data hold that no more."""

    item: FolderItem
    key: tuple[bool, int] | None


def make_folder(*, owner: User, name: str, about: str = "") -> Folder:
    """Make a folder. Raises PermissionDenied for who may not, or keeps MOST_FOLDERS already."""
    if not may(owner, Action.KEEP_FOLDERS) or Folder.objects.filter(owner=owner).count() >= MOST_FOLDERS:
        raise PermissionDenied
    return Folder.objects.create(owner=owner, name=_name(name), about=_text(about, LONGEST_ABOUT))


def rename(*, folder: Folder, person: User, name: str, about: str) -> None:
    """Change name and description."""
    _own(folder, person)
    folder.name, folder.about = _name(name) or folder.name, _text(about, LONGEST_ABOUT)
    folder.save()


def delete_folder(*, folder: Folder, person: User) -> None:
    """Delete a folder with its notes for good."""
    _own(folder, person)
    folder.delete()


@transaction.atomic
def add(*, folder: Folder, person: User, codes: Sequence[str]) -> int:
    """Add records by code, in this order, after those that are there; return how many came in.

    What is in already, or is no record, is passed over; beyond MOST_ITEMS nothing is added.
    """
    _own(folder, person)
    Folder.objects.select_for_update().get(pk=folder.pk)
    there = set(folder.items.values_list("code", flat=True))
    known = keys_of(codes)
    fresh = [code for code in dict.fromkeys(codes) if code in known and code not in there]
    fresh = fresh[: max(0, MOST_ITEMS - len(there))]
    last = folder.items.aggregate(last=Max("place"))["last"] or 0
    FolderItem.objects.bulk_create(
        FolderItem(folder=folder, code=code, place=last + number)
        for number, code in enumerate(fresh, start=1)
    )
    folder.save(update_fields=["changed_at"])
    return len(fresh)


def remove(*, item: FolderItem, person: User) -> None:
    """Take a record out of its folder."""
    _own(item.folder, person)
    item.delete()
    item.folder.save(update_fields=["changed_at"])


def annotate(*, item: FolderItem, person: User, note: str) -> None:
    """Write the note beside a record."""
    _own(item.folder, person)
    item.note = _text(note, LONGEST_NOTE)
    item.save(update_fields=["note"])
    item.folder.save(update_fields=["changed_at"])


@transaction.atomic
def move(*, item: FolderItem, person: User, steps: int) -> None:
    """Move a record up (negative) or down by so many places."""
    _own(item.folder, person)
    order = list(FolderItem.objects.select_for_update().filter(folder=item.folder))
    here = next(number for number, one in enumerate(order) if one.pk == item.pk)
    moved = order.pop(here)
    order.insert(min(max(0, here + steps), len(order)), moved)
    changed = [one for number, one in enumerate(order, start=1) if one.place != number]
    for number, one in enumerate(order, start=1):
        one.place = number
    FolderItem.objects.bulk_update(changed, ["place"])
    item.folder.save(update_fields=["changed_at"])


def share(*, folder: Folder, person: User, notes: bool) -> str:
    """Give the folder a secret link, or change what it shows; return the secret."""
    _own(folder, person)
    folder.token = folder.token or secrets.token_urlsafe(24)
    folder.shares_notes = notes
    folder.save()
    return folder.token


def withdraw(*, folder: Folder, person: User) -> None:
    """Make the link lead nowhere; a later one has another secret."""
    _own(folder, person)
    folder.token, folder.shares_notes = None, False
    folder.save()


def with_counts(person: User) -> "QuerySet[Folder]":
    """Return the folders of a person, changed last first, each with its `size`."""
    return Folder.objects.filter(owner=person).annotate(size=Count("items"))


def shared(token: str) -> Folder | None:
    """Return the folder that a secret opens.

    Read where it is written: a replica that is behind would open a link that was withdrawn.
    """
    return Folder.objects.using(DEFAULT_DB_ALIAS).filter(token=token).first() if token else None


def entries(folder: Folder) -> list[Entry]:
    """Return the items in order with the records they lead to; a record stands once, at its first item."""
    items = list(FolderItem.objects.using(folder._state.db).filter(folder=folder))
    keys = keys_of([item.code for item in items])
    seen: set[tuple[bool, int]] = set()
    found = []
    for item in items:
        key = keys.get(item.code)
        if key is None or key not in seen:
            found.append(Entry(item, key))
        if key is not None:
            seen.add(key)
    return found


def chosen(folder: Folder, *, notes: bool = True) -> Chosen:
    """Return the records of a folder for an export, with the notes beside them or without."""
    there = [entry for entry in entries(folder) if entry.key is not None]
    remarks = {place: entry.item.note for place, entry in enumerate(there) if entry.item.note}
    return Chosen(
        folder.name, folder.about, [entry.key for entry in there if entry.key], remarks if notes else {}
    )


def keys_of(codes: Iterable[str]) -> Mapping[str, tuple[bool, int]]:
    """Return (is pledge, primary key) of the records with these codes, former codes included."""
    wanted = [code for code in dict.fromkeys(codes) if code.isprintable()]
    found: dict[str, tuple[bool, int]] = {}
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        former = Alias.objects.filter(code__in=chunk).values_list("code", "recommendation_id")
        found |= {code: (False, pk) for code, pk in former}
        for pledge, model in ((True, Pledge.objects), (False, Recommendation.objects)):
            found |= {
                code: (pledge, pk) for code, pk in model.filter(code__in=chunk).values_list("code", "pk")
            }
    return found


def _name(name: str) -> str:
    return _text(" ".join(name.split()), LONGEST_NAME)


def _text(text: str, longest: int) -> str:
    """Return a text without the characters that databases, Word and feeds refuse, as long as it may be."""
    plain = text.replace("\r\n", "\n")
    return "".join(char for char in plain if char.isprintable() or char in "\n\t").strip()[:longest]


def _own(folder: Folder, person: User) -> None:
    if not may(person, Action.KEEP_FOLDERS, folder):
        raise PermissionDenied
