"""Where a server may send us."""

import pytest

from uprtracker.exchange.un_documents.redirects import follow

UN = "https://documents.un.org/api/symbol/access"
OWN = "http://mirror.example:8080/un"


@pytest.mark.parametrize(
    ("onward", "before", "configured", "safe"),
    [
        ("https://documents.un.org/doc/1.pdf", UN, UN, True),
        ("https://undocs.example/doc/1.pdf", UN, UN, True),
        ("http://documents.un.org/doc/1.pdf", UN, UN, False),
        ("https://name:word@documents.un.org/", UN, UN, False),
        ("https:///etc/passwd", UN, UN, True),
        ("file:///etc/passwd", UN, UN, False),
        ("https://[::1", UN, UN, False),
        ("http://mirror.example:8080/other", OWN, OWN, True),
        ("http://mirror.example/other", OWN, OWN, False),
        ("http://127.0.0.1:8080/", OWN, OWN, False),
        ("https://mirror.example/", OWN, OWN, False),
        ("http://mirror.example:8080/", "https://mirror.example/", OWN, True),
    ],
)
def test_redirects(onward, before, configured, safe):
    assert bool(follow(onward, before=before, configured=configured)) is safe


def test_a_place_on_the_same_server():
    assert follow("/doc/1.pdf", before=UN, configured=UN) == "https://documents.un.org/doc/1.pdf"
