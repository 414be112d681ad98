"""Files that people send: told by their bytes, given back as they came."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from uprtracker.records.files import bytes_of, delete, path_of, take_in
from uprtracker.records.media import NotTaken
from uprtracker.records.models import KeptFile

pytestmark = pytest.mark.django_db


def test_a_file_is_given_back_as_it_came():
    file = take_in(SimpleUploadedFile("../../a\n.pdf", b"%PDF-1.7 x"), by=None)
    assert (file.media, file.size) == ("application/pdf", 10)
    assert "/" not in file.name
    assert bytes_of(file) == b"%PDF-1.7 x"
    path_of(file).write_bytes(b"other")
    with pytest.raises(NotTaken):
        bytes_of(file)


@pytest.mark.django_db(transaction=True)
def test_a_deleted_file_is_gone():
    file = take_in(SimpleUploadedFile("a.txt", b"words"), by=None)
    path = path_of(file)
    delete(file)
    assert not path.exists()
    assert not KeptFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "only"),
    [("a.pdf", b"<html><script>", ()), ("a.png", b"%PDF-1.7", ("image/png",)), ("a.txt", b"", ())],
)
def test_what_is_not_taken(name, data, only):
    with pytest.raises(NotTaken):
        take_in(SimpleUploadedFile(name, data), by=None, only=only)
    assert not KeptFile.objects.exists()
