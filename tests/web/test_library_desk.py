"""The desk of the library: things are written, files come with the form, and nothing is half done."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from documents.builders import un_report_pdf
from records.library.library_things import draft, editor
from uprtracker.accounts.models import User
from uprtracker.records.library.models import (
    DeliveredStatement,
    Photograph,
    Publication,
    PublicationFile,
    Recording,
)
from uprtracker.records.models import KeptFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(client):
    user = editor()
    client.force_login(user)
    return user


def pdf():
    return SimpleUploadedFile("a.pdf", un_report_pdf(["1. Plant lindens (Ruritania)."]))


def picture():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return SimpleUploadedFile("a.png", out.getvalue())


def write(client, kind, **fields):
    return client.post(f"/desk/edited/{kind}/new/", {"do": "save", "language": "en", **fields})


def test_only_those_who_edit_come_in(client):
    assert client.get("/desk/library/").status_code == 302
    client.force_login(User.objects.create_user("reader", "r@example.org", "a long word 17"))
    assert client.get("/desk/library/").status_code == 404
    client.force_login(editor())
    page = client.get("/desk/library/")
    assert page.status_code == 200
    assert "/desk/edited/publications/new/" in page.content.decode()


def test_a_publication_with_a_file_and_a_cover(client, by):
    answer = write(
        client, "publications", title="A Book", authors="Ada Example\nBen Sample", date="2016-05",
        states="Slovenia; Uganda", upload=pdf(), file_language="fr", cover_file=picture(), cover_alt="A tree",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    book = Publication.objects.get()
    assert (book.authors, book.states) == (["Ada Example", "Ben Sample"], ["SVN", "UGA"])
    assert (book.cover.media, book.files.get().language) == ("image/jpeg", "fr")
    page = client.get(f"/desk/edited/publications/{book.pk}/").content.decode()
    assert "fr: a.pdf" in page
    changed = {"title": "A Book", "revision": book.revision, "remove": book.files.get().pk}
    answer = client.post(
        f"/desk/edited/publications/{book.pk}/",
        {"do": "save", "language": "en", "cover_alt": "A tree", "link": "https://example.org/a", **changed},
    )
    assert answer.status_code == 302, answer.content.decode()
    assert PublicationFile.objects.get().link == "https://example.org/a"


def test_a_file_that_is_not_taken_leaves_nothing_behind(client, by):
    answer = write(client, "publications", title="A Book", upload=SimpleUploadedFile("a.pdf", b"<html>"))
    assert answer.status_code == 400
    assert "a.pdf" in answer.content.decode()
    assert not Publication.objects.exists()
    assert not KeptFile.objects.exists()


def test_a_photograph_needs_its_picture(client, by):
    fields = {"title": "A room", "alt": "Seats", "credit": "Ada", "licence": "CC BY 4.0", "consent": "nobody"}
    assert write(client, "photos", **fields).status_code == 400
    assert write(client, "photos", **fields, upload=SimpleUploadedFile("a.png", b"GIF8")).status_code == 400
    assert not Photograph.objects.exists()
    assert write(client, "photos", **fields, upload=picture()).status_code == 302
    assert Photograph.objects.get().renditions.get().width == 40


def test_a_video_with_chapters_and_length(client, by):
    fields = {
        "title": "A video",
        "link": "https://example.org/v",
        "seconds": "1:02:00",
        "languages": ["en", "fr"],
    }
    answer = write(client, "videos", **fields, chapters="0:00 Opening\n1:00:05 Questions")
    assert answer.status_code == 302, answer.content.decode()
    one = Recording.objects.get()
    assert (one.seconds, one.languages) == (3720, ["en", "fr"])
    assert one.chapters == [{"at": 0, "title": "Opening"}, {"at": 3605, "title": "Questions"}]
    page = client.get(f"/desk/edited/videos/{one.pk}/").content.decode()
    assert "1:00:05 Questions" in page
    assert write(client, "videos", **fields, chapters="Opening").status_code == 400


def test_what_the_model_refuses_stands_beside_its_field(client, by):
    answer = write(
        client,
        "statements",
        title="S",
        occasion="item6",
        organisation="Example",
        text="One.",
        excerpts="Two.",
    )
    assert answer.status_code == 400
    assert "“Two.”" in answer.content.decode()
    assert not DeliveredStatement.objects.exists()


@pytest.mark.parametrize(
    "kind", ["publications", "videos", "statements", "good-practices", "quotes", "photos"]
)
def test_every_kind_has_its_form(client, by, kind):
    assert client.get(f"/desk/edited/{kind}/new/").status_code == 200


def test_things_stand_at_the_desk_with_their_state(client, by):
    draft(Publication, by)
    assert "Wings over the valley" in client.get("/desk/library/").content.decode()
