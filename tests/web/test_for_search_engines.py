"""What search engines read: the sitemap, robots, and what pages say about themselves."""

import json
import re

import pytest
from lxml import etree

from search.small_world import recommendation, review, small_world
from uprtracker.records.models import Document
from uprtracker.search import build_index

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(answer) -> list[str]:
    return [one.text for one in etree.fromstring(answer.content).iter(f"{SITEMAP}loc")]


@pytest.fixture
def world(db, home):
    small_world()
    recommendation("Build a lighthouse", of=review("XAA", 45, demo=True), number="1.1")
    build_index()


def test_the_sitemap_leads_to_every_page_and_to_no_fictitious_one(client, world):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text
    parts = locations(client.get("/sitemap.xml"))
    found = [address for part in parts for address in locations(client.get(part))]
    assert "http://testserver/recommendations/SVN-20-115.1/" in found
    assert "http://testserver/reviews/alb-19/" in found
    assert "http://testserver/pledges/ALB-19-p1/" in found
    assert not [address for address in found if "XAA" in address.upper()]
    assert len(found) == len(set(found))
    for address in found[::40]:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_a_large_sitemap_comes_in_parts(client, world, monkeypatch):
    monkeypatch.setattr("uprtracker.web.sitemap.Things.limit", 2)
    parts = [one for one in locations(client.get("/sitemap.xml")) if "recommendations" in one]
    assert len(parts) == 3
    assert sum(len(locations(client.get(part))) for part in parts) == 5


def said(client, address: str) -> dict | None:
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(address).text, re.DOTALL
    )
    return json.loads(found[1]) if found else None


def test_pages_say_what_they_are(client, world):
    one = said(client, "/recommendations/SVN-20-115.1/")
    assert (one["@type"], one["identifier"]) == ("CreativeWork", "SVN-20-115.1")
    assert [country["identifier"] for country in one["author"]] == ["FRA", "SWE"]
    assert one["about"]["name"] == "Slovenia"
    for address in ("/states/svn/", "/states/fra/recommending/", "/reviews/svn-20/"):
        data = said(client, address)
        assert data["@type"] == "Dataset"
        assert data["url"] == f"http://testserver{address}"
        answer = client.get(data["distribution"][0]["contentUrl"].removeprefix("http://testserver"))
        assert answer.status_code == 200
    assert said(client, "/recommendations/XAA-45-1.1/") is None


def test_a_text_cannot_leave_its_element(client, world):
    text = "</script><script>alert(1)</script> & <b>"
    made = recommendation(text, of=review("SVN", 20), number="66.6")
    assert "<script>alert" not in client.get(f"/recommendations/{made.code}/").text
    assert said(client, f"/recommendations/{made.code}/")["text"] == text


def test_documents_stand_once(client, world):
    for sha in ("a", "b"):
        Document.objects.create(
            sha256=sha * 64, symbol="A/HRC/28/15", kind="wg_report", media="pdf", name="r.pdf", size=1,
            reader_version="1", read_at="2026-01-01T00:00Z",
        )  # fmt: skip
    assert locations(client.get("/sitemap-documents.xml")) == ["http://testserver/documents/A/HRC/28/15/"]
