"""A server on the loopback address that answers as it was told, and remembers what it was asked."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PDF = b"%PDF-1.7\n" + b"lighthouse keepers of the north\n" * 9000 + b"startxref\n9\n%%EOF\n"
"""Enough of a PDF for the fetcher, which looks at its beginning and end; longer than one piece."""


class Handler(BaseHTTPRequestHandler):
    """Hands each question to the next answer of the list; the last one stays."""

    protocol_version = "HTTP/1.1"
    server: "Unruly"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        answers = self.server.answers
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        with suppress(BrokenPipeError, ConnectionResetError):
            answer(self)
        self.close_connection = True

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send headers (underscores for hyphens) and body; the length is said unless it is given."""
        self.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def drop(self) -> None:
        """Cut the connection."""
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)


class Unruly(ThreadingHTTPServer):
    """The server, its answers and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Callable[[Handler], None]] = []
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/api/symbol/access"


@contextmanager
def running() -> Iterator[Unruly]:
    """Serve until the end of the block."""
    server = Unruly()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def whole(body: bytes = PDF, **headers: str) -> Callable[[Handler], None]:
    """Answer with all of a body."""
    return lambda handler: handler.send(200, body, **headers)


def status(code: int, **headers: str) -> Callable[[Handler], None]:
    """Answer with a status and a web page about it."""
    return lambda handler: handler.send(code, b"<!doctype html><html>Sorry</html>", **headers)


def broken(upto: int, **headers: str) -> Callable[[Handler], None]:
    """Promise all of the PDF, send its beginning, and cut the connection."""

    def answer(handler: Handler) -> None:
        handler.send(200, PDF[:upto], Content_Length=str(len(PDF)), **headers)
        handler.drop()

    return answer


def rest(**headers: str) -> Callable[[Handler], None]:
    """Go on where the question asks for it."""

    def answer(handler: Handler) -> None:
        start = int(handler.headers["Range"].removeprefix("bytes=").rstrip("-"))
        span = f"bytes {start}-{len(PDF) - 1}/{len(PDF)}"
        handler.send(206, PDF[start:], **({"Content_Range": span} | headers))

    return answer


@dataclass
class Clock:
    """Time that passes only by sleeping."""

    time: float = 1_000.0
    naps: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.time += seconds

    def __call__(self) -> float:
        return self.time
