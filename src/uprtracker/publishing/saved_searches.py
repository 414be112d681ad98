"""Searches that a person keeps: saved, changed and deleted by their owner alone."""

import secrets
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import QueryDict

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.publishing.models import SavedSearch
from uprtracker.publishing.safe_address import checked_address
from uprtracker.publishing.told import packed
from uprtracker.search import Query
from uprtracker.search.codes import found_codes

MOST = 100
"""Searches that one person may keep."""
LONGEST_NAME = 120
RHYTHMS = (0, 1, 7)
"""Days between two alerts at least; 0: as soon as there is something."""


@dataclass(frozen=True)
class Wishes:
    """How a person wants to be told: by mail, at an address of a program, how often."""

    by_mail: bool = False
    webhook: str = ""
    every_days: int = 1


def question_of(query: Query) -> str:
    """Return the canonical words of a question, without the page that was open."""
    return urlencode([(name, value) for name, value in query.params() if name not in ("page", "size")])


def query_of(search: SavedSearch) -> Query:
    """Return the question of a saved search."""
    return Query.from_params(QueryDict(search.question))


def save_search(*, owner: User, query: Query, name: str, wishes: Wishes, language: str) -> SavedSearch:
    """Keep a question; what it finds now counts as told.

    Raises PermissionDenied for who may not or keeps MOST already, WebhookRefused for an address
    that alerts do not go to, IndexMissing where nothing can be searched.
    """
    if not may(owner, Action.KEEP_SEARCHES) or SavedSearch.objects.filter(owner=owner).count() >= MOST:
        raise PermissionDenied
    found = found_codes(query)
    search = SavedSearch(
        owner=owner, question=question_of(query), language=language, secret=secrets.token_urlsafe(32),
        token=secrets.token_urlsafe(24), told=packed(found.codes), told_version=found.version,
    )  # fmt: skip
    _set(search, name, wishes)
    return search


@transaction.atomic
def change_search(*, search: SavedSearch, person: User, name: str, wishes: Wishes) -> None:
    """Change name and wishes. Raises PermissionDenied for others, WebhookRefused as `save_search` does."""
    if not may(person, Action.KEEP_SEARCHES, search):
        raise PermissionDenied
    _set(search, name, wishes)


def delete_search(*, search: SavedSearch, person: User) -> None:
    """Delete a saved search and what is on its way. Raises PermissionDenied for others."""
    if not may(person, Action.KEEP_SEARCHES, search):
        raise PermissionDenied
    search.delete()


def unsubscribe(token: str) -> SavedSearch | None:
    """Send no more mails of the search whose secret this is; return it, None where there is none."""
    search = SavedSearch.objects.filter(token=token).first() if token else None
    if search is not None:
        search.by_mail = False
        search.save(update_fields=["by_mail"])
    return search


def _set(search: SavedSearch, name: str, wishes: Wishes) -> None:
    plain = "".join(char for char in " ".join(name.split()) if char.isprintable())
    search.name = plain[:LONGEST_NAME].strip() or search.name or "UPR"
    search.by_mail = wishes.by_mail
    search.webhook = checked_address(wishes.webhook) if wishes.webhook else ""
    search.every_days = wishes.every_days if wishes.every_days in RHYTHMS else 1
    search.save()
