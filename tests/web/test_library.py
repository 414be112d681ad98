"""The pages of the library: what shows, what must not, files and how they are counted."""

import datetime
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from PIL import Image

from documents.builders import un_report_pdf
from records.library.library_things import draft, editor, published
from uprtracker.records.editing import change, publish, put_wording, withdraw
from uprtracker.records.library.downloads import count
from uprtracker.records.library.filing import add_file
from uprtracker.records.library.models import (
    DeliveredStatement,
    Download,
    GoodPractice,
    Photograph,
    Publication,
    PublicationFile,
    Quote,
    Recording,
    kinds,
)
from uprtracker.records.library.pictures import set_picture
from uprtracker.search.library import refresh

pytestmark = pytest.mark.django_db

PERSON = {"HTTP_USER_AGENT": "Mozilla/5.0 Firefox/140.0"}


def page(client, address, **more):
    response = client.get(address, **more)
    assert response.status_code == 200, address
    return response.content.decode()


def shot(name="a.png"):
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue())


def pdf():
    return SimpleUploadedFile("a.pdf", un_report_pdf(["1. Plant lindens (Ruritania)."]))


@pytest.fixture
def by():
    return editor()


def photograph(by):
    one = draft(Photograph, by)
    set_picture(one, shot(), by=by)
    return publish(one, by=by)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.kind)
def test_a_draft_is_not_there_a_public_thing_is_and_a_withdrawn_one_is_gone(client, by, kind):
    thing = draft(kind, by)
    if kind is Photograph:
        set_picture(thing, shot(), by=by)
    address = reverse(f"web:library-{kind.kind}", args=[thing.slug])
    assert client.get(address).status_code == 404
    publish(thing, by=by)
    words = page(client, address)
    assert thing.title in words
    assert page(client, f"{address.rstrip('/')}.json")
    assert f"/{thing.slug}/" in page(client, "/library/")
    withdraw(thing, by=by)
    assert client.get(address).status_code == 410
    assert f"/{thing.slug}/" not in page(client, "/library/")
    assert thing.slug not in page(client, "/sitemap-library.xml")
    assert thing.slug not in page(client, "/library/feed.atom")


def test_lists_are_narrowed_by_what_things_are_about(client, by):
    published(Publication, by, title="Here", states=["SVN"], issues=["justice"], date="2016", session=9)
    published(Publication, by, slug="b", title="There", states=["HRV"], date="2015")
    for asked in ("state=SVN", "issue=justice", "session=9", "year=2016"):
        words = page(client, f"/library/publications/?{asked}")
        assert "Here" in words
        assert "There" not in words
    data = json.loads(page(client, "/library/publications.json?state=HRV"))
    assert [one["title"] for one in data["things"]] == ["There"]


def test_a_speaker_is_named_only_where_that_is_allowed(client, by):
    one = published(DeliveredStatement, by, speaker="Quiet Person", capacity="Adviser")
    places = ("/library/statements/a-statement/", "/library/statements/a-statement.json", "/library/")
    assert all("Quiet Person" not in page(client, place) for place in places)
    change(one, by=by, revision=one.revision, naming="agreed")
    assert all("Quiet Person" in page(client, place) for place in places)


def test_who_agreed_to_a_photograph_is_for_editors_alone(client, by):
    one = photograph(by)
    change(one, by=by, revision=one.revision, consent_note="Signed paper of Mx Example")
    for place in ("/library/photos/a-photo/", "/library/photos/a-photo.json", "/library/photos/"):
        assert "Signed paper" not in page(client, place)
    assert client.get("/library/photos/a-photo/640.jpg").headers["Content-Type"] == "image/jpeg"
    assert client.get("/library/photos/a-photo/641.jpg").status_code == 404
    withdraw(one, by=by)
    assert client.get("/library/photos/a-photo/640.jpg").status_code == 404


def test_a_download_counts_and_shows_from_the_next_day(client, by):
    book = draft(Publication, by)
    row = add_file(book, language="en", upload=pdf(), by=by)
    address = reverse("web:library-file", args=[book.slug, row.pk])
    assert client.get(address, **PERSON).status_code == 404  # of a draft
    publish(book, by=by)
    answer = client.get(address, **PERSON)
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="a-publication-en.pdf"'
    assert not answer.cookies
    client.get(address, HTTP_USER_AGENT="Googlebot/2.1")
    client.head(address, **PERSON)
    client.get(address, HTTP_IF_NONE_MATCH=answer.headers["ETag"], **PERSON)
    assert Download.objects.get().count == 1
    count(row, datetime.date.today() - datetime.timedelta(days=1))
    count(row, datetime.date.today() - datetime.timedelta(days=1))
    words = page(client, "/library/publications/a-publication/")
    assert 'data-label="Downloads">2<' in words
    assert "Downloads are counted since" in words


def test_a_publication_is_cited(client, by):
    published(Publication, by, isbn="0-306-40615-2", publisher="Example & Sons", editors=["E. Ditor"])
    words = page(client, "/library/publications/a-publication/")
    assert "Ada Example (2016). Wings over the valley. Example &amp; Sons. ISBN 0-306-40615-2" in words
    bib = page(client, "/library/publications/a-publication/citation.bib")
    assert "@book{a-publication," in bib
    assert "publisher = {Example \\& Sons}" in bib
    assert "A2  - E. Ditor\r\n" in page(client, "/library/publications/a-publication/citation.ris")
    csl = json.loads(page(client, "/library/publications/a-publication/citation.csl"))
    assert csl[0]["author"] == [{"literal": "Ada Example"}]
    assert client.get("/library/publications/a-publication/citation.exe").status_code == 404


def test_a_reader_gets_his_language_or_is_told(client, by):
    one = published(GoodPractice, by)
    words = page(client, "/library/good-practices/a-good-practice/", HTTP_ACCEPT_LANGUAGE="es")
    with translation.override("es"):
        told = gettext("Not yet in your language: this is the original, in %(name)s.")
    assert told.partition("%(name)s")[0] in words
    put_wording(one, "es", {"title": "Una ley", "done": "El parlamento votó."}, by=by)
    words = page(client, "/library/good-practices/a-good-practice/", HTTP_ACCEPT_LANGUAGE="es")
    assert "El parlamento votó." in words


def test_texts_of_editors_run_nothing(client, by):
    nasty = "<script>alert(1)</script> [x](javascript:alert(1))"
    published(GoodPractice, by, done=nasty, title=nasty, by_whom=nasty)
    published(Quote, by, words=nasty, person=nasty)
    for place in ("/library/good-practices/a-good-practice/", "/library/quotes/a-quote/", "/library/"):
        words = page(client, place)
        assert "<script>alert" not in words
        assert 'href="javascript' not in words


def test_a_video_opens_where_it_lies(client, by):
    published(Recording, by, chapters=[{"at": 0, "title": "Opening"}, {"at": 3725, "title": "Questions"}])
    words = page(client, "/library/videos/a-video/")
    assert 'href="https://example.org/v/1" rel="external"' in words
    assert "<iframe" not in words
    assert "1:02:05" in words


def test_a_quote_leads_to_its_statement_while_that_is_public(client, by):
    statement = published(DeliveredStatement, by)
    published(Quote, by, statement=statement)
    assert "/library/statements/a-statement/" in page(client, "/library/quotes/a-quote/")
    withdraw(statement, by=by)
    words = page(client, "/library/quotes/a-quote/")
    assert "/library/statements/a-statement/" not in words
    assert "https://example.org/q" in words


def test_the_search_page_marks_filters_and_keeps_one_address(client, by):
    published(DeliveredStatement, by, states=["SVN"])
    published(Publication, by)
    refresh()
    words = page(client, "/library/search/?q=arrests")
    assert "<mark>arrests</mark>" in words
    assert "Wings" not in words
    assert page(client, "/library/search/?kind=publication").count('class="hit"') == 1
    answer = client.get("/library/search/?q=arrests&sort=&state=")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/library/search/?q=arrests")
    assert json.loads(page(client, "/library/search.json?q=arrests"))["count"] == 1
    assert "Nothing was found" in page(client, "/library/search/?q=nowhere")


def test_a_kept_page_follows_the_index(client, by):
    published(Publication, by)
    refresh()
    published(Quote, by)
    assert "Nothing was found" in page(client, "/library/search/?q=counted")
    refresh()  # no new version of the data
    assert 'class="hit"' in page(client, "/library/search/?q=counted")


def test_the_search_page_says_when_there_is_no_index(client):
    assert client.get("/library/search/?q=x").status_code == 503
    assert client.get("/library/search.json?q=x").json()["remedy"]


def test_a_file_that_lost_its_bytes_is_not_there(client, by):
    from uprtracker.records.files import path_of

    book = published(Publication, by)
    row = add_file(book, language="en", upload=pdf(), by=by)
    path_of(PublicationFile.objects.get().file).unlink()
    assert client.get(reverse("web:library-file", args=[book.slug, row.pk])).status_code == 404


def test_pages_of_the_records_lead_to_what_is_about_them(client, by):
    from uprtracker.records.demo import load_demo
    from uprtracker.records.models import Recommendation
    from uprtracker.search import build_index

    load_demo()
    build_index()
    record = Recommendation.objects.select_related("review").order_by("pk").first()
    state, session = record.review.state, record.review.session
    practice = published(
        GoodPractice, by, recommendations=[record.code], states=[state], issues=["justice"], session=session
    )
    places = (
        f"/recommendations/{record.code}/",
        f"/states/{state.lower()}/",
        f"/reviews/{record.review.code.lower()}/",
        "/issues/justice/",
    )
    for place in places:
        assert "/library/good-practices/a-good-practice/" in page(client, place), place
    assert f"/recommendations/{record.code}/" in page(client, "/library/good-practices/a-good-practice/")
    withdraw(practice, by=by)
    for place in places:
        assert "a-good-practice" not in page(client, place), place
