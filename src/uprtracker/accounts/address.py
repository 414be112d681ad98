"""The visitor's address, which limits count by, also where a proxy stands before the site."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def behind_proxy(request: HttpRequest) -> str:
    """Return the address that our proxy wrote down: the last of `X-Forwarded-For`.

    What stands before it came with the request and may be made up. Without the
    header it is the address of the connection.
    """
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return forwarded or str(request.META.get("REMOTE_ADDR", ""))


def asker(request: HttpRequest) -> str:
    """Return whom to count a request for: an IPv4 address, or the /64 network of an IPv6 address.

    Whoever has one IPv6 address usually has the 64 bits behind it.
    """
    said = behind_proxy(request) if settings.PRODUCTION else str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return said
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped  # or all of IPv4 would be counted as one network
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
