"""Reading from a replica of the database, where there is one (`DATABASE_REPLICA_URL`).

Only pages and answers for people who are not signed in are read there: they may be a moment old.
Everything else, and everything after something was written, is read where it was written:
commands, imports, desks, requests with a session or a key, and for a while those of who has just
sent something. A replica that does not answer is left alone for half a minute.
"""

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import Error, connections
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

PRIMARY, REPLICA = "default", "replica"
# Longer than a replica is usually behind, in seconds.
CATCHING_UP = 15
_REST = 30
_COOKIE = "upr_wrote"
_SAFE = ("GET", "HEAD")

_from_replica: ContextVar[bool] = ContextVar("from_replica", default=False)


class Router:
    """Sends reads to the replica while a request allows it, and everything else to the primary."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """Return where to read."""
        return REPLICA if _from_replica.get() else PRIMARY

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """Return where to write; what this request reads after it, it reads there too."""
        _from_replica.set(False)
        return PRIMARY

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Tables are made on the primary alone; the replica gets them from there."""
        return db == PRIMARY


class ReadsFromReplica:
    """Middleware, before all that reads: says for each request whether it may be read from the replica."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._rests_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request; who sends something reads from the primary for a while."""
        token = _from_replica.set(_may_be_old(request) and self._answers())
        try:
            response = self.get_response(request)
        finally:
            _from_replica.reset(token)
        if request.method not in (*_SAFE, "OPTIONS"):
            response.set_cookie(
                _COOKIE, "1", max_age=CATCHING_UP, httponly=True, samesite="Lax", secure=settings.PRODUCTION
            )
        return response

    def _answers(self) -> bool:
        if time.monotonic() < self._rests_until:
            return False
        try:
            connections[REPLICA].ensure_connection()
        except Error:
            self._rests_until = time.monotonic() + _REST
            logger.warning("The replica of the database does not answer; reading from the primary.")
            return False
        return True


def _may_be_old(request: HttpRequest) -> bool:
    known = {settings.SESSION_COOKIE_NAME, _COOKIE} & set(request.COOKIES)
    return request.method in _SAFE and not known and "Authorization" not in request.headers
