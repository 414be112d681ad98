"""Every chart of a public page: its files, its embed code, and the address that restores its numbers."""

import html
import re
from collections.abc import Iterator

import pytest

from search.small_world import recommendation, review
from uprtracker.analytics.charts import store
from uprtracker.analytics.charts.chart import Chart
from uprtracker.analytics.charts.colours import LIGHT
from uprtracker.analytics.charts.specs import specification
from uprtracker.records.models import Coding, Recommendation
from uprtracker.records.version import bump
from uprtracker.search import build_index

HOST = "http://testserver"
PAGES = (
    "/states/svn/",
    "/states/svn/?coded=people",
    "/states/fra/recommending/",
    "/reviews/svn-20/",
    "/sessions/20/",
    "/sessions/20/report/?basis=pairs",
    "/issues/justice/",
    "/regions/eeg/",
    "/organisations/eu/",
    "/lists/pending/",
    "/lists/no-follow-up/?state=svn",
    "/sdgs/5/",
    "/figures/",
    "/figures/?coded=people",
    "/compare/?states=HRV,SVN",
    "/compare/?issues=justice,womens-rights",
    "/recommendations/table/?sur=SVN&rows=action",
    "/figures/answers/?by=state&from=1&to=30",
    "/figures/specificity/?basis=pairs",
)


@pytest.fixture
def world(db, home, monkeypatch):
    """Reviews of two States with answers of each kind; one issue was found by the machine alone."""
    monkeypatch.setattr(store, "want", lambda *_given: None)
    monkeypatch.setattr("uprtracker.web.charts.WAIT", 0)
    old, new, other = review("SVN", 7, cycle=1), review("SVN", 20), review("HRV", 9, cycle=1)
    recommendation("Shut the old kiln", of=old, number="1", issues=("justice",), action="4")
    recommendation("Count the herons", of=old, number="2", position="noted", by=("GBR",))
    recommendation("Shut the old kiln at last", of=new, number="1", issues=("justice",), action="5")
    waits = recommendation("Dry the reeds", of=new, number="2", position="pending", issues=("labour",))
    recommendation("Teach the ferrymen", of=other, number="1", issues=("womens-rights",), action="2")
    Coding.objects.filter(recommendation=waits).update(origin="model", confidence=0.9)
    Coding.objects.create(
        recommendation=waits, scheme="action", label="5", origin="model", confidence=0.9, version="1"
    )
    Coding.objects.create(recommendation=waits, scheme="sdg", label="5.1", origin="model", confidence=0.9)
    bump("test")
    build_index()


def shown(text: str) -> Iterator[tuple[Chart, dict[str, str]]]:
    """Return the charts of a page, each with the addresses that stand beside it."""
    for part in re.findall(r"<figure class=\"chart.*?</figure>", text, re.DOTALL):
        links = {
            words: html.unescape(url) for url, words in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)', part)
        }
        key = re.search(r"/charts/([0-9a-f]+)\.csv", part)[1]
        code = re.search(r"<code>(.*?)</code>", part, re.DOTALL)
        framed = re.search(r'src="([^"]+)"', html.unescape(code[1])) if code else None
        chart = store.read(key)
        assert chart is not None
        yield chart, {**links, "embed": html.unescape(framed[1]) if framed else ""}


@pytest.mark.parametrize("page", PAGES)
def test_each_chart_can_be_taken_along_framed_and_found_again(client, world, page):
    found = list(shown(client.get(page).text))
    assert found
    for chart, links in found:
        assert client.get(links["CSV"]).status_code == 200
        if chart.drawable:
            assert specification(chart, LIGHT, titled=True)
            for form in ("SVG", "PNG"):
                assert client.get(links[form]).status_code == 302, "it is being drawn"
        assert chart.address.startswith(f"{HOST}/")
        assert chart.address.endswith(f"#{chart.name}")
        restored = client.get(chart.address.removeprefix(HOST))
        assert chart in [one for one, _links in shown(restored.text)]
        framed = client.get(links["embed"].removeprefix(HOST))
        assert framed.status_code == 200
        assert "frame-ancestors *" in framed["Content-Security-Policy"]
        assert f"/charts/{chart.key}." in framed.text or not chart.drawable
        assert chart.address in html.unescape(framed.text)


def test_a_docket_says_what_was_answered_theme_by_theme(client, world):
    first = Recommendation.objects.get(code="SVN-20-1")
    for one in (first, Recommendation.objects.get(code="SVN-20-2")):
        Coding.objects.create(
            recommendation=one, scheme="theme", label="advancement-of-women", origin="ohchr", version="1"
        )
    build_index()
    page = "/reviews/svn-20/"
    chart = next(one for one, _links in shown(client.get(page).text) if one.name == "themes")
    (row,) = chart.rows
    answers = dict(zip([one.key for one in chart.series], row.values, strict=True))
    assert (row.key, row.of, answers) == ("advancement-of-women", 2, {"supported": 1, "pending": 1})
    assert row.url == "/recommendations/?sur=SVN&session=20&theme=advancement-of-women"
    assert chart.title in html.unescape(client.get(f"/embed{page}?chart=themes").text)


def test_beneath_a_comparison_stand_the_records(client, world):
    text = client.get("/compare/?states=HRV,SVN").text
    assert "Teach the ferrymen" in text and "Dry the reeds" in text
    assert 'href="/recommendations/?sur=HRV"' in text
    both = client.get("/compare/?sessions=7,20").text
    assert both.count('id="SVN-20-1"') == both.count('id="SVN-7-1"') == 1


def test_the_address_of_a_chart_keeps_what_the_reader_chose_and_nothing_else(client, world):
    text = client.get("/states/svn/?coded=people&utm_source=letter").text
    chart, links = next(one for one in shown(text) if one[0].name == "issues")
    assert chart.address == f"{HOST}/states/svn/?coded=people#issues"
    assert links["embed"] == f"{HOST}/embed/states/svn/?chart=issues&coded=people"
    assert [row.key for row in chart.rows] == ["justice"]


def test_the_twin_of_a_page_names_the_page_as_the_address(client, world):
    (first, *_rest) = client.get("/figures/answers.json?basis=pairs").json()["charts"]
    assert first["address"].startswith(f"{HOST}/figures/answers/?basis=pairs")


@pytest.mark.parametrize(
    ("framed", "place"),
    [
        ("/embed/states/SVN/?coded=people", "/states/svn/?coded=people"),
        ("/embed/compare/?states=SVN,HRV&states=", "/compare/?states=HRV,SVN"),
        ("/embed/recommendations/table/?rows=issue&sur=svn", "/recommendations/table/?sur=SVN"),
    ],
)
def test_an_embed_follows_to_the_address_that_stays(client, world, framed, place):
    answer = client.get(framed)
    assert answer.status_code == 200
    assert f'href="{HOST}{place}' in html.unescape(answer.text)
