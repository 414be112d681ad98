"""Addresses that alerts may go to: public ones. What people enter must not reach into this network.

The host is looked up when an alert goes out, and the connection is made to the very address that was
judged, so that a name cannot mean one machine for the judge and another for the connection.
"""

import ipaddress
import socket
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from uprtracker.core.errors import UprTrackerError

LONGEST = 500
_GIVEN_OUT = ipaddress.ip_network("2000::/3")  # all of IPv6 that the Internet uses (RFC 4291)
_LOWEST_PORT = 1024  # below it only the web's own


class WebhookRefused(UprTrackerError):
    """An address that alerts do not go to."""


def checked_address(address: str) -> str:
    """Return the address, trimmed. Raises WebhookRefused when it is none that alerts may go to.

    Whether its host is public is judged when it is used: names change their meaning.
    """
    _split(address.strip())
    return address.strip()


def public_place(address: str) -> tuple[SplitResult, str]:
    """Return the parts of an address and the IP address to connect to.

    Raises WebhookRefused when the host has any address that is not public, unless UPR_WEBHOOK_PRIVATE
    allows it, and when nobody knows the host.
    """
    parts = _split(address)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise WebhookRefused(_("Nobody knows the host %(host)s.") % {"host": host}) from error
    places = [str(one[4][0]) for one in found]
    if not places or not (settings.UPR_WEBHOOK_PRIVATE or _all_public(places)):
        raise WebhookRefused(_("%(host)s is not a public address.") % {"host": host})
    return parts, places[0]


def is_public(place: str) -> bool:
    """Tell whether an IP address is one of the public Internet, whatever it is wrapped in."""
    try:
        one = ipaddress.ip_address(place.partition("%")[0])
    except ValueError:
        return False
    if isinstance(one, ipaddress.IPv6Address):
        inner = [one.ipv4_mapped, one.sixtofour, *(one.teredo or ()), _translated(one)]
        if any(found is not None and not found.is_global for found in inner):
            return False
        if one.ipv4_mapped is not None:
            return True
        if one not in _GIVEN_OUT and _translated(one) is None:
            return False
    return one.is_global and not one.is_multicast


def _translated(one: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that NAT64 (RFC 6052) puts into the last 32 bits."""
    if one in ipaddress.ip_network("64:ff9b::/96") or one in ipaddress.ip_network("64:ff9b:1::/48"):
        return ipaddress.IPv4Address(int(one) & 0xFFFFFFFF)
    return None


def _all_public(places: Sequence[str]) -> bool:
    return all(is_public(place) for place in places)


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port, host = parts.port, parts.hostname
    except ValueError:
        parts, port, host = SplitResult("", "", "", "", ""), None, None
    schemes = ("http", "https") if settings.UPR_WEBHOOK_PRIVATE else ("https",)
    odd = not address.isascii() or not address.isprintable() or len(address) > LONGEST or " " in address
    if odd or parts.scheme not in schemes or not host or parts.username or parts.password:
        raise WebhookRefused(
            _("This is no address that alerts can go to."),
            remedy=_("It begins with https:// and has neither name nor password in it."),
        )
    if port is not None and port < _LOWEST_PORT and port not in (80, 443):
        raise WebhookRefused(_("Alerts do not go to port %(port)d.") % {"port": port})
    return parts
