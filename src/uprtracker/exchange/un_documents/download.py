"""One try at a document: ask, receive into the part, and look whether it really is one.

A part that carries the server's mark (a strong ETag) goes on where it ends, if
the server says that it still has that very version; else it begins anew. What
says 200 may still be a web page about an error, so the bytes decide.
"""

import re
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

from uprtracker.core.errors import DocumentError, FetchError, Setback, TooLarge, WrongKind
from uprtracker.documents.kind import kind_of
from uprtracker.exchange.un_documents.cache import Cache
from uprtracker.exchange.un_documents.connection import Answer, ask
from uprtracker.exchange.un_documents.manners import Manners, retry_after
from uprtracker.exchange.un_documents.wanted import TYPES, Wanted

PASSING = frozenset({408, 425, 429})
"""What a server says when asking again may help; all from 500 on besides."""

_RANGE = re.compile(r"bytes (?P<start>\d{1,12})-(?P<end>\d{1,12})/(?P<total>\d{1,12}|\*)")
_TAIL = 2048


def download(
    wanted: Wanted, cache: Cache, manners: Manners, seconds: float, now: Callable[[], float] = time.time
) -> str:
    """Fetch into the cache's part and return the kind of file that it is.

    Raises Setback where another try may help (what was received stays, if it
    can be gone on with), and FetchError where none will.
    """
    headers = {"User-Agent": manners.user_agent, "Accept-Encoding": "identity", "Connection": "close"}
    mark = cache.mark(wanted)
    here = cache.part(wanted).stat().st_size if mark else 0
    if here:
        headers |= {"Range": f"bytes={here}-", "If-Range": mark}
    with ask(wanted.address(manners.address), headers, manners, seconds) as answer:
        if answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and here:
            cache.drop(wanted)
            raise Setback("The server does not go on where the download broke off.")
        _refuse(answer, wanted, now)
        if answer.status == HTTPStatus.PARTIAL_CONTENT:
            if not _goes_on(answer.headers, here, mark):
                cache.drop(wanted)
                raise Setback("The server went on at another place than where the download broke off.")
        else:
            here = 0
            cache.begin(wanted, _strong_mark(answer.headers))
        try:
            _receive(answer, cache.part(wanted), here, manners.bytes)
        except TooLarge as error:
            cache.drop(wanted)
            raise FetchError(error.message, remedy=error.remedy) from error
    return _kind(wanted, cache)


def _refuse(answer: Answer, wanted: Wanted, now: Callable[[], float]) -> None:
    """Raise what an answer other than a document means."""
    status = answer.status
    if status in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        return
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.NO_CONTENT):
        raise FetchError(
            f"The server has no such document ({wanted.language}, {wanted.type}).",
            remedy="Check the symbol, or try another --language or --type.",
        )
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in PASSING:
        setback = Setback(f"The server is busy or in trouble ({status}).", remedy="Try again later.")
        setback.asked = retry_after(answer.headers.get("Retry-After"), now())
        raise setback
    raise FetchError(f"The server refuses ({status}).")


def _goes_on(headers: Mapping[str, str], here: int, mark: str) -> bool:
    """Tell whether a partial answer begins where the part ends, in the same version of the document."""
    found = _RANGE.fullmatch(headers.get("Content-Range", "").strip())
    same = headers.get("ETag", mark).strip() == mark
    return bool(here and found and int(found["start"]) == here and same and "Content-Encoding" not in headers)


def _strong_mark(headers: Mapping[str, str]) -> str:
    """Return the ETag when a download can be gone on with by it, else ""."""
    mark = headers.get("ETag", "").strip()
    usable = len(mark) <= 200 and mark.isascii() and mark.isprintable() and mark.startswith('"')
    return mark if usable and "Content-Encoding" not in headers else ""


def _receive(answer: Answer, part: Path, here: int, most: int) -> None:
    """Append what comes to the part. Raises TooLarge beyond `most` bytes."""
    length = answer.headers.get("Content-Length", "")
    if length.isascii() and length.isdigit() and here + int(length[:18]) > most:
        raise _too_large(most)
    try:
        file = part.open("ab" if here else "wb")
    except OSError as error:
        raise _disk(error) from error
    with file:
        for piece in answer.pieces():
            here += len(piece)
            if here > most:
                raise _too_large(most)
            try:
                file.write(piece)
            except OSError as error:
                raise _disk(error) from error


def _kind(wanted: Wanted, cache: Cache) -> str:
    """Return what the finished part is. Raises FetchError for another kind, Setback when it is cut off."""
    data = cache.part(wanted).read_bytes()
    try:
        kind = kind_of(data, f"{wanted.stem}.{wanted.type}")
    except WrongKind as error:
        cache.drop(wanted)
        raise FetchError(
            f"What came is no document: {error.message}",
            remedy="Check the symbol, or try another --language or --type.",
        ) from error
    except DocumentError as error:
        cache.drop(wanted)
        raise Setback(f"What came is damaged: {error.message}") from error
    if kind not in TYPES[wanted.type]:
        cache.drop(wanted)
        raise FetchError(
            f"What came is {kind.upper()}, not {wanted.type.upper()}.", remedy=f"Try --type {kind}."
        )
    if kind == "pdf" and b"%%EOF" not in data[-_TAIL:]:
        cache.drop(wanted)
        raise Setback("What came is cut off: the PDF has no end.")
    return kind


def _too_large(most: int) -> TooLarge:
    return TooLarge(
        f"The document has more than {most // 2**20} MB.", remedy="Fetch it by hand, if it is one."
    )


def _disk(error: OSError) -> FetchError:
    return FetchError(
        f"The download cannot be written: {error.strerror}.", remedy="Check the disk and UPR_HOME."
    )
