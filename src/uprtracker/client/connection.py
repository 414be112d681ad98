"""One site and how it is asked: retries with patience, errors as sentences."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

import urllib3

Value = str | int | Iterable[str | int] | None


class TrackerError(Exception):
    """The site refused, or did not answer. `kind` and `status` are as the API names them."""

    def __init__(self, message: str, *, kind: str = "", status: int = 0, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.kind, self.status, self.remedy = kind, status, remedy


class DataChanged(TrackerError):
    """The data changed while a list was read page by page: what was read so far is of an older version."""


class Connection:
    """Asks one site. What is refused for a moment (429, 503) is asked again when the site says so."""

    def __init__(self, site: str, *, key: str = "", timeout: float = 30.0, tries: int = 5) -> None:
        parts = urlsplit(site)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise TrackerError(f"{site!r} is no address of a site.", remedy="Like https://upr.example.org")
        if key and parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
            raise TrackerError("A key must not travel without TLS.", remedy="Use https://")
        self._root = f"{site.rstrip('/')}/api/v1"
        self._headers = {"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "uprtracker"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        patience = urllib3.Retry(
            total=tries,
            backoff_factor=0.5,
            status_forcelist=(429, 502, 503, 504),
            allowed_methods=("GET",),
            raise_on_status=False,
            redirect=3,
        )
        self._pool = urllib3.PoolManager(timeout=timeout, retries=patience)

    def get(self, path: str, params: Mapping[str, Value] | None = None) -> dict[str, Any]:
        """Return an answer. Raises TrackerError, DataChanged for a cursor of older data."""
        words = urlencode(_flat(params or {}))
        return self._ask("GET", f"{self._root}{path}{'?' if words else ''}{words}", None)

    def post(self, path: str, said: Mapping[str, Any]) -> dict[str, Any]:
        """Send a decision and return the record as it stands then. Needs a key; never asked twice."""
        return self._ask("POST", f"{self._root}{path}", json.dumps(said).encode())

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _ask(self, method: str, address: str, body: bytes | None) -> dict[str, Any]:
        headers = {**self._headers, **({"Content-Type": "application/json"} if body else {})}
        try:
            answer = self._pool.request(method, address, body=body, headers=headers)
        except urllib3.exceptions.HTTPError as error:
            raise TrackerError(f"The site does not answer: {error}.") from error
        try:
            said = json.loads(answer.data)
        except ValueError:
            said = None
        if answer.status >= 400 or not isinstance(said, dict):
            raise _error(answer.status, said)
        return said


def _flat(params: Mapping[str, Value]) -> list[tuple[str, str]]:
    """Return names and values one by one; what is None is left out."""
    pairs: list[tuple[str, str]] = []
    for name, value in params.items():
        if isinstance(value, str | int):
            pairs.append((name, str(value)))
        elif value is not None:
            pairs += [(name, str(one)) for one in value]
    return pairs


def _error(status: int, said: Any) -> TrackerError:
    told = said.get("error") if isinstance(said, dict) else None
    if not isinstance(told, dict):
        return TrackerError(f"The site answered {status}, and not as its API does.", status=status)
    kind = str(told.get("kind", ""))
    error = DataChanged if kind == "data-changed" else TrackerError
    message, remedy = str(told.get("message", "")), str(told.get("remedy", ""))
    return error(message, kind=kind, status=status, remedy=remedy)
