"""The visitor's address, which the login limit counts by, where a proxy stands before the site."""

from django.http import HttpRequest


def behind_proxy(request: HttpRequest) -> str:
    """Return the address that our proxy wrote down: the last of `X-Forwarded-For`.

    What stands before it came with the request and may be made up. Without the
    header it is the address of the connection.
    """
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return forwarded or str(request.META.get("REMOTE_ADDR", ""))
