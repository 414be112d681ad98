"""Photographs: drawn anew in sizes, without what the camera wrote, and nothing else taken."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from records.library.library_things import draft, editor
from uprtracker.accounts.models import User
from uprtracker.core.errors import TooLarge
from uprtracker.documents import picture
from uprtracker.records.files import bytes_of
from uprtracker.records.library.models import Photograph
from uprtracker.records.library.pictures import set_picture, take_cover
from uprtracker.records.media import NotTaken
from uprtracker.records.models import KeptFile

pytestmark = pytest.mark.django_db


def shot(width=1200, height=800, form="JPEG", **more):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, form, **more)
    return SimpleUploadedFile("from camera.jpg", out.getvalue())


def camera():
    """What a telephone writes: a comment, who made it, and where (GPS)."""
    said = Image.Exif()
    said[0x010F] = "Secret Maker"
    said[0x0112] = 6  # lies on its side
    said.get_ifd(0x8825)[1] = "N"
    return said


def test_sizes_without_what_the_camera_wrote():
    by = editor()
    photograph = draft(Photograph, by)
    made = set_picture(photograph, shot(exif=camera(), comment=b"Secret comment"), by=by)
    assert [(one.width, one.height) for one in made] == [(320, 480), (800, 1200)]
    for one in made:
        data = bytes_of(one.file)
        drawn = Image.open(io.BytesIO(data))
        assert not drawn.getexif()
        assert b"Secret" not in data


def test_another_picture_takes_the_place_of_the_first():
    by = editor()
    photograph = draft(Photograph, by)
    set_picture(photograph, shot(), by=by)
    set_picture(photograph, shot(200, 100, "PNG"), by=by)
    assert [one.width for one in photograph.renditions.all()] == [200]
    assert KeptFile.objects.count() == 1
    assert Photograph.objects.get().revision == photograph.revision


@pytest.mark.parametrize("data", [b"\xff\xd8\xff cut off", b"<svg xmlns=''>", b"GIF89a", b""])
def test_what_is_no_picture(data):
    by = editor()
    with pytest.raises(NotTaken) as refused:
        set_picture(draft(Photograph, by), SimpleUploadedFile("a.jpg", data), by=by)
    assert "a.jpg" in str(refused.value)
    assert "picture-" not in str(refused.value)
    assert not KeptFile.objects.exists()


def test_too_many_dots(tmp_path, monkeypatch):
    monkeypatch.setattr(picture, "MOST_DOTS", 100)
    path = tmp_path / "a.png"
    path.write_bytes(shot(20, 20, "PNG").read())
    with pytest.raises(TooLarge):
        picture.redraw(path, (320,))


def test_a_cover_has_one_size():
    cover = take_cover(shot(), by=editor())
    assert Image.open(io.BytesIO(bytes_of(cover))).width == 400


def test_not_by_anybody():
    reader = User.objects.create_user("reader", "r@example.org", "a long word 17")
    with pytest.raises(PermissionDenied):
        set_picture(draft(Photograph, editor()), shot(), by=reader)
