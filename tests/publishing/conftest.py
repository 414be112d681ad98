"""A small world with a search index, and a person who keeps a search."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace

import pytest

from search.small_world import small_world
from uprtracker.accounts.models import User
from uprtracker.publishing.models import SavedSearch
from uprtracker.publishing.saved_searches import Wishes, save_search
from uprtracker.search import Query, build_index


@pytest.fixture
def owner(db, home) -> User:
    small_world()
    build_index()
    return User.objects.create(username="owner", email="owner@example.org")


@pytest.fixture
def keep(owner, settings):
    """`keep(Query(q="torture"), by_mail=True)` saves a search of the owner."""
    settings.UPR_MAIL = True
    settings.UPR_WEBHOOK_PRIVATE = True
    settings.UPR_ADDRESS = "https://upr.example.org"

    def save(query: Query, *, name: str = "Prisons", language: str = "en", **wishes: object) -> SavedSearch:
        given = Wishes(**{"every_days": 0, **wishes})
        return save_search(owner=owner, query=query, name=name, wishes=given, language=language)

    return save


@pytest.fixture
def receiver() -> Iterator[SimpleNamespace]:
    """A web server that keeps what is posted to it and answers with `status`."""
    kept = SimpleNamespace(asked=[], status=204)

    class Keeper(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.asked.append((self.path, dict(self.headers), body))
            self.send_response(kept.status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Keeper)
    thread = Thread(target=server.serve_forever)
    thread.start()
    kept.address = f"http://127.0.0.1:{server.server_port}/hook?key=1"
    yield kept
    server.shutdown()
    thread.join()
    server.server_close()
