"""Finished pages kept in the memory of a worker, so that what many ask for is made once.

A page is known by its address and its validator (`page.etag`): data version, search index, language, day
and build. When any of these moves, it is made anew; what is no longer asked for leaves first. Pages of
those who are signed in have no validator and are never kept.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from django.http import HttpRequest, HttpResponse

Name = tuple[str, str, str]


@dataclass(frozen=True)
class Kept:
    """The body of a page and its headers."""

    body: bytes
    headers: Mapping[str, str]

    def response(self) -> HttpResponse:
        """Return the page as if it had just been made."""
        return HttpResponse(self.body, headers=dict(self.headers))


class KeptPages:
    """Pages up to `limit` bytes together; 0 keeps none."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._pages: OrderedDict[Name, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, name: Name) -> HttpResponse | None:
        """Return the page of this name, if it is kept."""
        with self._lock:
            page = self._pages.get(name)
            if page is None:
                return None
            self._pages.move_to_end(name)
        return page.response()

    def keep(self, name: Name, response: HttpResponse) -> None:
        """Keep a page that any reader may have; the ones asked for longest ago make room."""
        if response.streaming or response.status_code != 200 or response.cookies or _private(response):
            return
        body = response.content
        if len(body) * 8 > self._limit:
            return
        with self._lock:
            if name in self._pages:
                return
            self._pages[name] = Kept(body, dict(response.items()))
            self._size += len(body)
            while self._size > self._limit:
                _name, gone = self._pages.popitem(last=False)
                self._size -= len(gone.body)


def name_of(request: HttpRequest, etag: str) -> Name:
    """Return under which name the page of a request is kept; pages hold the address they are asked at."""
    return etag, f"{request.scheme}://{request.get_host()}", request.get_full_path()


def _private(response: HttpResponse) -> bool:
    return "public" not in response.get("Cache-Control", "")
