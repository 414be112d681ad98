"""Where a server may send us: it is not ours, and what it says is input.

From TLS to TLS, or to the scheme, host and port that were configured. Everything
else (`file:`, a host of the inner network, a step down from TLS) is refused.
"""

from urllib.parse import SplitResult, urljoin, urlsplit

PORTS = {"http": 80, "https": 443}


def follow(location: str, *, before: str, configured: str) -> str:
    """Return the address that the `Location` of an answer from `before` leads to, "" where we do not go."""
    try:
        onward = urljoin(before, location)
        here, there, home = urlsplit(before), urlsplit(onward), urlsplit(configured)
        origin = _origin(there)
    except ValueError:  # a port that is none, a bracket that is not closed
        return ""
    if not there.hostname or there.username or there.password:
        return ""
    return onward if here.scheme == there.scheme == "https" or origin == _origin(home) else ""


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)
