"""A webhook: an alert posted as JSON, signed, to an address that a person named.

    UPR-Signature: t=1793000000,v1=HEX

HEX is HMAC-SHA256 with the secret of the saved search over `t`, a full stop and the body as it came.
Redirects are not followed, answers are not read beyond their status, nothing waits long.
"""

import hashlib
import hmac
import json
import ssl
import threading
from collections.abc import Mapping
from http.client import HTTPException
from urllib.parse import SplitResult

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.deadline import cut_after
from uprtracker.publishing.safe_address import public_place

CONNECT, SILENCE, WHOLE = 5.0, 10.0, 20.0
"""Seconds to connect, between two bytes of an answer, and for all of it."""


class WebhookFailed(UprTrackerError):
    """The receiver could not be reached or did not say that it took the alert."""


def signature(secret: str, moment: int, body: bytes) -> str:
    """Return the value of the header `UPR-Signature` for a body sent at `moment` (seconds since 1970)."""
    signed = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={signed.hexdigest()}"


def post(address: str, secret: str, content: Mapping[str, object], *, delivery: int, moment: int) -> None:
    """Send `content` as JSON. `delivery` is the same at every try, so that a receiver can tell repetitions.

    Raises WebhookRefused for an address that is not public, WebhookFailed for anything but an answer
    of 200 to 299.
    """
    parts, place = public_place(address)
    body = json.dumps(content, ensure_ascii=False).encode()
    host = parts.hostname or ""
    named = f"[{host}]" if ":" in host else host
    headers = {
        "Host": f"{named}:{parts.port}" if parts.port else named,
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "UPR-Tracker",
        "UPR-Delivery": str(delivery),
        "UPR-Signature": signature(secret, moment, body),
    }
    target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    try:
        status = _status(_connection(parts, place), target, body, headers)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise WebhookFailed(f"The receiver could not be reached ({type(error).__name__}).") from error
    if not 200 <= status < 300:
        raise WebhookFailed(f"The receiver answered {status}.")


def _connection(parts: SplitResult, place: str) -> HTTPConnection:
    """Return a connection to the IP address that was judged; with TLS it must prove to be the host named."""
    if parts.scheme == "https":
        return HTTPSConnection(
            place, parts.port or 443, timeout=CONNECT, server_hostname=parts.hostname,
            assert_hostname=parts.hostname, ssl_context=ssl.create_default_context(),
        )  # fmt: skip
    return HTTPConnection(place, parts.port or 80, timeout=CONNECT)


def _status(connection: HTTPConnection, target: str, body: bytes, headers: Mapping[str, str]) -> int:
    watch: threading.Timer | None = None
    late = threading.Event()
    try:
        connection.connect()
        watch = cut_after(WHOLE, connection.sock, late)
        connection.timeout = SILENCE
        connection.request("POST", target, body=body, headers=headers, preload_content=False)
        status = connection.getresponse().status
    finally:
        if watch:
            watch.cancel()
        connection.close()
    if late.is_set():  # headers that were cut off look like all there were
        raise TimeoutError
    return status
