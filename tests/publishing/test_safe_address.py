"""Which addresses alerts may go to."""

import socket
import threading

import pytest

from uprtracker.publishing import safe_address, webhook
from uprtracker.publishing.safe_address import WebhookRefused, checked_address, is_public, public_place


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
        "::7f00:1", "nonsense",
    ],
)  # fmt: skip
def test_this_network_is_not_public(place):
    assert not is_public(place)


@pytest.mark.parametrize(
    "place", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_the_internet_is_public(place):
    assert is_public(place)


@pytest.mark.parametrize(
    "address",
    [
        "", "example.org", "http://example.org/", "ftp://example.org/", "file:///etc/passwd", "https://",
        "https://user:pass@example.org/", "https://example.org:22/", "https://example.org:x/", "https://[::1",
        "https://exa mple.org/", "https://example.org/\r\nX: y", "https://exämple.org/",
        "https://e.org/" + "x" * 500,
    ],
)  # fmt: skip
def test_what_is_no_address_for_alerts_is_refused(settings, address):
    settings.UPR_WEBHOOK_PRIVATE = False
    with pytest.raises(WebhookRefused):
        checked_address(address)


def test_one_private_address_among_public_ones_is_enough(settings, monkeypatch):
    settings.UPR_WEBHOOK_PRIVATE = False
    places = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 443)) for place in ("93.184.216.34", "10.0.0.1")
    ]
    monkeypatch.setattr(safe_address.socket, "getaddrinfo", lambda *_args, **_more: places)
    with pytest.raises(WebhookRefused, match="not a public address"):
        public_place("https://example.org/")
    places.pop()
    assert public_place("https://example.org/")[1] == "93.184.216.34"


def test_a_receiver_that_drips_is_cut_off(settings, monkeypatch):
    settings.UPR_WEBHOOK_PRIVATE = True
    monkeypatch.setattr(webhook, "WHOLE", 0.3)
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connected, _place = server.accept()
            with connected:
                connected.recv(65536)
                connected.sendall(b"HTTP/1.1 200 OK\r\n")
                while not ended.wait(0.05):
                    try:
                        connected.sendall(b"X: y\r\n")
                    except OSError:
                        return

        dripping = threading.Thread(target=drip)
        dripping.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(webhook.WebhookFailed):
            webhook.post(address, "secret", {}, delivery=1, moment=1)
        ended.set()
        dripping.join()
