"""The client against a site of its own: a small server that answers as it is told."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from uprtracker.client import DataChanged, Tracker, TrackerError


class Site:
    """Answers in the order given: (status, headers, body); notes what was asked."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict[str, str], dict]] = []
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                status, headers, body = site.answers.pop(0)
                data = json.dumps(body).encode()
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(data))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def page(codes: list[str], following: str | None, version: int = 7) -> tuple[int, dict, dict]:
    body = {
        "count": 3, "recommendations": 3, "pairs": 5, "data_version": version, "next": following,
        "results": [{"code": code, "position": None} for code in codes], "messages": [],
        "facets": {"sur": [{"value": "SVN", "count": 3}]},
    }  # fmt: skip
    return 200, {}, body


CHANGED = (409, {}, {"error": {"kind": "data-changed", "status": 409, "message": "Changed.", "remedy": ""}})


def test_a_list_is_read_to_its_end_as_a_frame(site):
    site.answers = [page(["a", "b"], "c1"), page(["c"], None)]
    found = Tracker(site.address).recommendations("law", sur=["SVN", "HRV"], position="noted")
    assert (found.count, found.pairs, found.data_version) == (3, 5, 7)
    assert list(found.frame()["code"]) == ["a", "b", "c"]
    assert found.facet("sur").to_dict("records") == [{"value": "SVN", "count": 3}]
    assert site.asked[0] == "/api/v1/recommendations?q=law&size=200&sur=SVN&sur=HRV&position=noted"
    assert site.asked[1].endswith("&cursor=c1&facets=none")


def test_a_list_is_never_of_two_versions(site):
    site.answers = [page(["a"], "c1"), CHANGED, page(["a", "b", "d"], None, version=8)]
    found = Tracker(site.address).recommendations()
    assert [one["code"] for one in found.all()] == ["a", "b", "d"]
    assert found.data_version == 8
    site.answers = [page(["a"], "c1"), CHANGED]
    with pytest.raises(DataChanged):
        list(Tracker(site.address).recommendations())


def test_it_waits_when_the_site_asks_to(site):
    busy = {"error": {"kind": "too-many", "status": 429, "message": "Please wait.", "remedy": ""}}
    site.answers = [(429, {"Retry-After": "0"}, busy), page(["a"], None)]
    assert Tracker(site.address).recommendations().count == 3


def test_a_refusal_is_a_sentence(site):
    said = {
        "error": {"kind": "not-understood", "status": 422, "message": "No “isue”.", "remedy": "Known: x."}
    }
    site.answers = [(422, {}, said)]
    with pytest.raises(TrackerError, match="No “isue”. Known: x.") as caught:
        Tracker(site.address).recommendations(isue="justice")
    assert (caught.value.kind, caught.value.status) == ("not-understood", 422)


def test_a_key_does_not_travel_in_the_clear():
    with pytest.raises(TrackerError, match="without TLS"):
        Tracker("http://upr.example.org", key="upr_1_2")
    with pytest.raises(TrackerError, match="no address"):
        Tracker("upr.example.org")
