"""Articles, pages, openings, offices, feeds and blocks as the public and their editors meet them."""

import json
from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import ADMINISTRATORS, EDITORS
from uprtracker.publishing.news.models import Article, HomeBlock, OfficePage, Opportunity, Vacancy
from uprtracker.publishing.news.models.opening import Opening
from uprtracker.records.editing import begin, hand_in, publish, put_wording, withdraw
from uprtracker.records.models import KeptFile, Office

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def person(name, *roles):
    made = User.objects.create(username=name)
    for role in roles:
        made.groups.add(Group.objects.get_or_create(name=role)[0])
    return made


def picture():
    """Return a photograph in which a camera wrote its name."""
    written, taken = BytesIO(), Image.Exif()
    taken[0x010F] = "Camera of a defender"
    Image.new("RGB", (40, 20), "red").save(written, "JPEG", exif=taken.tobytes())
    return written.getvalue()


@pytest.fixture
def ada(db):
    return person("ada", EDITORS)


def article(ada, slug="one", **given):
    words = {"title": "Lighthouses", "summary": "Short.", "body": "They shine."}
    return publish(begin(Article(slug=slug, **{**words, **given}), by=ada), by=ada)


def vacancy(ada, slug="post", *, hours=48, **given):
    words = {
        "title": "Keeper", "summary": "Keeps.", "body": "Duties.", "apply": "Write to us.",
        "employer": "Coast", "place": "Apia", "closes_at": timezone.now() + timedelta(hours=hours),
        "zone": "Pacific/Apia",
    }  # fmt: skip
    return publish(begin(Vacancy(slug=slug, **{**words, **given}), by=ada), by=ada)


def titles(client, address):
    return [
        one.text
        for one in ElementTree.fromstring(client.get(address).content).iterfind(".//a:entry/a:title", ATOM)
    ]  # noqa: S314 (ours)


def test_only_what_is_public_is_anywhere(client, ada):
    draft = begin(Article(slug="two", title="Secret tides", summary="s", body="b"), by=ada)
    reading = hand_in(
        begin(Article(slug="three", title="Secret reefs", summary="s", body="b"), by=ada), by=ada
    )
    later = begin(Article(slug="four", title="Secret lamps", summary="s", body="b"), by=ada)
    publish(later, by=ada, at=timezone.now() + timedelta(days=1))
    article(ada)
    addresses = ("/news/", "/news.json", "/news/feed-en.atom", "/", "/index.json", "/sitemap-published.xml")
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200, address
        assert "Secret" not in page.text, address
    for one in (draft, reading, later):
        for ending in ("/", ".json", "/photo"):
            assert client.get(f"/news/{one.slug}{ending}").status_code == 404


def test_an_article_says_what_it_is_about_and_what_it_is(client, ada, docket):
    related = ["XAA-45-140.1", "A/HRC/990/45", "/states/wsm/", "https://example.org/a A report"]
    article(
        ada, states=["WSM"], issues=["womens-rights"], session=45, related=related, authors="Ada One; Ben Two"
    )
    page = client.get("/news/one/")
    for words in ("Recommendation XAA-45-140.1", "lighthouse keepers", "Samoa", "A report", "A/HRC/990/45:"):
        assert words in page.text, words
    said = json.loads(page.text.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert said["@type"] == "NewsArticle"
    assert [one["name"] for one in said["author"]] == ["Ada One", "Ben Two"]
    assert 'property="og:title" content="Lighthouses"' in page.text
    assert client.get("/news/one.json").json()["states"] == ["WSM"]
    assert "/news/one/" in client.get("/sitemap-published.xml").text


def test_what_is_related_and_gone_is_left_out(client, ada):
    article(ada, related=["SVN-99-1.1", "/states/wsm/"])
    assert "SVN-99-1.1" not in client.get("/news/one/").text


def test_news_of_a_kind_and_of_a_region(client, ada):
    article(ada, kind="press", regions=["african"])
    article(ada, "two", title="Tides", regions=["grulac"])
    found = [one["slug"] for one in client.get("/news.json?kind=press").json()["articles"]]
    assert found == ["one"]
    found = [one["slug"] for one in client.get("/news.json?region=grulac").json()["articles"]]
    assert found == ["two"]


def test_a_feed_for_each_language_holds_what_can_be_read_in_it(client, ada):
    article(ada)
    put_wording(article(ada, "two", title="Tides"), "fr", {"title": "Marées"}, by=ada)
    article(ada, "three", title="Récifs", language="fr")
    assert set(titles(client, "/news/feed-en.atom")) == {"Lighthouses", "Tides"}
    assert set(titles(client, "/news/feed-fr.atom")) == {"Marées", "Récifs"}
    assert client.get("/news/feed-xx.atom").status_code == 404


def test_an_entry_keeps_its_id_and_tells_when_it_changed(client, ada):
    article(ada)
    root = ElementTree.fromstring(client.get("/news/feed-en.atom").content)  # noqa: S314 (ours)
    assert root.find("a:entry/a:id", ATOM).text == "tag:testserver,2026:/news/one/"
    assert root.find("a:entry/a:link", ATOM).get("href") == "http://testserver/news/one/"


def test_withdrawn_is_gone_everywhere(client, ada):
    withdraw(article(ada), by=ada)
    page = client.get("/news/one/")
    assert page.status_code == 410
    assert "Lighthouses" not in page.text
    assert client.get("/news/one.json").status_code == 410
    assert "Lighthouses" not in client.get("/news/").text


def test_a_photograph_is_shown_with_words_and_without_its_place(client, ada):
    client.force_login(ada)
    sent = {
        "title": "Lighthouses", "summary": "Short.", "body": "Text.", "kind": "news", "language": "en",
        "photo": SimpleUploadedFile("x.jpg", picture(), "image/jpeg"),
    }  # fmt: skip
    assert "Say what the photograph shows" in client.post("/desk/edited/articles/new/", sent).text
    assert not KeptFile.objects.exists()
    sent |= {"cover_alt": "A lamp", "photo": SimpleUploadedFile("x.jpg", picture(), "image/jpeg")}
    client.post("/desk/edited/articles/new/", sent)
    made = Article.objects.get()
    client.logout()
    assert client.get("/news/lighthouses/photo").status_code == 404
    publish(made, by=ada)
    answer = client.get("/news/lighthouses/photo")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert b"defender" in picture()
    assert b"defender" not in answer.content
    assert client.get("/news/lighthouses/photo", headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert 'alt="A lamp"' in client.get("/news/lighthouses/").text


def test_a_file_that_is_no_picture_is_told_and_nothing_is_kept(client, ada):
    client.force_login(ada)
    sent = {
        "title": "Lighthouses", "summary": "Short.", "body": "Text.", "kind": "news", "language": "en",
        "cover_alt": "A lamp", "photo": SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>", "image/jpeg"),
    }  # fmt: skip
    answer = client.post("/desk/edited/articles/new/", sent)
    assert answer.status_code == 400
    assert "x.jpg is not taken" in answer.text
    assert not Article.objects.exists()
    made = begin(Article(slug="one", title="A", summary="s", body="b"), by=ada)
    sent |= {"photo": SimpleUploadedFile("x.jpg", b"no picture", "image/jpeg"), "revision": 1}
    assert client.post(f"/desk/edited/articles/{made.pk}/", sent).status_code == 400
    made.refresh_from_db()
    assert (made.title, made.revision) == ("A", 1)  # nor are the words half of it


def test_a_vacancy_closes_by_itself(client, ada, settings, monkeypatch):
    settings.UPR_PAGES_KEPT = 1_000_000
    one = vacancy(ada)
    addresses = ("/vacancies/", "/vacancies/feed-en.atom", "/", "/vacancies.json")
    for address in addresses:
        assert "Keeper" in client.get(address).text, address
    page = client.get("/vacancies/post/")
    assert "Apia time" in page.text
    assert "JobPosting" in page.text
    Vacancy.objects.update(closes_at=timezone.now() - timedelta(seconds=1))  # the moment has passed
    for address in addresses[:3]:
        assert "Keeper" not in client.get(address).text, address
    page = client.get("/vacancies/post/")
    assert page.status_code == 200
    assert "This post is closed" in page.text
    assert "JobPosting" not in page.text
    assert "Write to us." not in page.text
    assert isinstance(one, Opening)


def test_a_moment_of_closing_is_meant_where_it_is_published(client, ada):
    client.force_login(ada)
    sent = {
        "title": "Keeper", "summary": "s", "body": "b", "apply": "a", "employer": "e", "place": "Apia",
        "language": "en", "closes_at": "2060-06-30T23:59", "zone": "Pacific/Apia",
    }  # fmt: skip
    assert client.post("/desk/edited/vacancies/new/", {**sent, "closes_at": ""}).status_code == 400
    client.post("/desk/edited/vacancies/new/", sent)
    made = Vacancy.objects.get()
    assert made.closes_at.isoformat() == "2060-06-30T10:59:00+00:00"
    page = client.get(f"/desk/edited/vacancies/{made.pk}/")
    assert 'value="2060-06-30T23:59"' in page.text
    client.post(f"/desk/edited/vacancies/{made.pk}/", {**sent, "revision": 1})
    made.refresh_from_db()
    assert made.revision == 1  # nothing was changed


def test_opportunities_by_kind_and_issue_and_without_a_date(client, ada):
    same = {"summary": "s", "giver": "Coast Fund", "eligible": "Everybody"}
    for slug, kind, issues in (("a", "fund", ["womens-rights"]), ("b", "assistance", [])):
        one = Opportunity(slug=slug, title=f"Offer {slug}", kind=kind, issues=issues, **same)
        publish(begin(one, by=ada), by=ada)
    assert "Open without a closing date" in client.get("/opportunities/a/").text
    assert [one["slug"] for one in client.get("/opportunities.json?kind=fund").json()["opportunities"]] == [
        "a"
    ]
    found = client.get("/opportunities.json?issue=womens-rights").json()["opportunities"]
    assert [one["slug"] for one in found] == ["a"]
    assert titles(client, "/opportunities/feed-en.atom") == ["Offer b", "Offer a"]


def test_an_office_shows_what_is_its_own(client, ada):
    office = Office.objects.create(slug="asia", name="UPR Asia", place="Bangkok", regions=["asia-pacific"])
    article(ada, office=office)
    article(ada, "two", title="Tides of others")
    begin(Article(slug="three", title="Draft", summary="s", body="b", office=office), by=ada)
    own = begin(OfficePage(slug="asia", title="We in Asia", body="Come **in**.", office=office), by=ada)
    page = client.get("/offices/asia/").text
    assert "Lighthouses" in page
    for words in ("Tides of others", "Draft", "We in Asia"):
        assert words not in page
    publish(own, by=ada)
    assert "<strong>in</strong>" in client.get("/offices/asia/").text
    assert client.get("/offices/asia.json").json()["title"] == "We in Asia"
    assert "UPR Asia" in client.get("/offices/").text
    assert client.get("/offices/none/").status_code == 404


def test_administrators_name_offices_and_their_editors(client, ada):
    own = person("own")
    client.force_login(person("admin", ADMINISTRATORS))
    sent = {"name": "UPR Asia", "slug": "asia", "regions": ["asia-pacific"], "languages": ["en", "zh-hans"]}
    refused = client.post("/desk/offices/", {**sent, "people": "own\nnobody"})
    assert refused.status_code == 400
    assert "nobody" in refused.text
    assert not Office.objects.exists()
    client.post("/desk/offices/", {**sent, "people": "own"})
    office = Office.objects.get()
    assert (list(office.editors.all()), office.regions, office.languages) == (
        [own], ["asia-pacific"], ["en", "zh-hans"],
    )  # fmt: skip
    client.post("/desk/offices/asia/", {**sent, "people": "", "name": "Asia"})
    office.refresh_from_db()
    assert (office.name, office.editors.count()) == ("Asia", 0)
    client.force_login(own)
    assert client.get("/desk/offices/").status_code == 404
    assert client.post("/desk/offices/", {**sent, "slug": "x"}).status_code == 404


def test_blocks_stand_where_editors_put_them_and_empty_ones_never(client, ada, docket):
    article(ada)
    usual = [one.block.kind for one in client.get("/").context["blocks"]]
    assert usual[0] == "figures"
    assert "news" in usual
    assert "openings" not in usual
    client.force_login(ada)
    client.post(
        "/desk/home/", {"place-news": "1", "place-openings": "2", "place-reviews": "7", "place-x": "3"}
    )
    assert [one.kind for one in HomeBlock.objects.all()] == ["news", "openings", "reviews"]
    client.logout()
    page = client.get("/")
    assert [one.block.kind for one in page.context["blocks"]] == ["news", "reviews"]
    assert page.text.index('role="search"') < page.text.index("Latest news")
    vacancy(ada)
    assert [one.block.kind for one in client.get("/").context["blocks"]] == ["news", "openings", "reviews"]
    client.force_login(ada)
    client.post("/desk/home/", {"do": "usual"})
    assert [one.block.kind for one in client.get("/").context["blocks"]][0] == "figures"


def test_the_desks_of_each_person(client, ada):
    ben = person("ben", EDITORS)
    hand_in(begin(Article(slug="two", title="Tides", summary="s", body="b"), by=ada), by=ada)
    begin(Article(slug="three", title="Reefs", summary="s", body="b"), by=ben)
    client.force_login(ben)
    waits = {one.words: one.count for desk in client.get("/desk/").context["listed"] for one in desk["waits"]}
    assert waits == {"News and articles: wait to be read by you": 1, "News and articles: drafts of yours": 1}
    assert 'href="/desk/"' in client.get("/").text
    client.force_login(ada)
    waits = [one for desk in client.get("/desk/").context["listed"] for one in desk["waits"]]
    assert waits == []
    client.force_login(person("nobody"))
    assert client.get("/desk/").status_code == 404
    assert 'href="/desk/"' not in client.get("/").text
    own = person("own")
    Office.objects.create(slug="asia", name="Asia").editors.add(own)
    client.force_login(own)
    assert [str(one["desk"].title) for one in client.get("/desk/").context["listed"]] == [
        "Writing and publishing"
    ]
    assert 'href="/desk/"' in client.get("/").text
