"""One question to a server and the beginning of its answer, redirects followed where safe."""

import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException
from urllib.parse import SplitResult, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError
from urllib3.response import HTTPResponse

from uprtracker.core.errors import FetchError, NoNetwork, Setback
from uprtracker.exchange.deadline import cut_after
from uprtracker.exchange.un_documents.manners import Manners
from uprtracker.exchange.un_documents.redirects import follow

PIECE = 2**16
_REDIRECTS = (301, 302, 303, 307, 308)


class Answer:
    """The answer of a server: status, headers, and its body in pieces as they come."""

    def __init__(self, response: HTTPResponse, late: threading.Event) -> None:
        self._response = response
        self._late = late
        self.status = response.status
        self.headers: Mapping[str, str] = response.headers

    def pieces(self) -> Iterator[bytes]:
        """Yield the body, unpacked. Raises Setback when it breaks off, falls silent or takes too long."""
        with _troubles(self._late):
            while piece := self._response.read1(PIECE, decode_content=True):
                yield piece
        if self._late.is_set():
            raise _too_slow()


@contextmanager
def ask(url: str, headers: Mapping[str, str], manners: Manners, seconds: float) -> Iterator[Answer]:
    """Ask for `url` and yield the answer, which is no redirect.

    After `seconds` the connection is cut, however busy it is. Raises NoNetwork
    or another Setback, and FetchError for a redirect that is not followed.
    """
    end = time.monotonic() + seconds
    for _step in range(manners.redirects + 1):
        with _one_answer(url, headers, manners, end - time.monotonic()) as answer:
            if answer.status not in _REDIRECTS:
                yield answer
                return
            location = answer.headers.get("Location", "")
        onward = follow(location, before=url, configured=manners.address)
        if not onward:
            raise FetchError(f"The server sends us to {location[:80]!r}; that is not followed, for safety.")
        url = onward
    raise FetchError("The server sends us from one address to the next without end.")


@contextmanager
def _one_answer(url: str, headers: Mapping[str, str], manners: Manners, seconds: float) -> Iterator[Answer]:
    parts = urlsplit(url)
    late = threading.Event()
    connection = _connection(parts, manners)
    watch: threading.Timer | None = None
    try:
        with _troubles(late):
            connection.connect()
            watch = cut_after(seconds, connection.sock, late)
            connection.timeout = manners.silence
            target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
            connection.request("GET", target, headers=headers, preload_content=False)
            response = connection.getresponse()
        yield Answer(response, late)
    finally:
        if watch:
            watch.cancel()
        connection.close()


def _connection(parts: SplitResult, manners: Manners) -> HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "https":
        # The certificates of the machine: an office can add its own.
        context = ssl.create_default_context()
        return HTTPSConnection(host, parts.port, timeout=manners.connect, ssl_context=context)
    return HTTPConnection(host, parts.port, timeout=manners.connect)


@contextmanager
def _troubles(late: threading.Event) -> Iterator[None]:
    """Turn what a network can do to us into errors of ours."""
    try:
        yield
    except (HTTPError, HTTPException, OSError) as error:
        if late.is_set():
            raise _too_slow() from error
        if isinstance(error, NameResolutionError | NewConnectionError | ConnectionRefusedError):
            raise NoNetwork(
                "The server cannot be reached.",
                remedy="Is this machine connected? Documents you have already go in with `upr ingest FILE`.",
            ) from error
        if isinstance(error, ssl.SSLCertVerificationError):
            raise FetchError(
                "The server cannot prove that it is who it says.",
                remedy="Are the clock and the certificates of this machine (ca-certificates) up to date?",
            ) from error
        raise Setback("The connection broke off or fell silent.") from error


def _too_slow() -> Setback:
    return Setback("The server was too slow.")
