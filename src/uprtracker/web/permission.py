"""What a reader of a page may see beyond what is public: the policy of `accounts` says so."""

from django.http import HttpRequest

from uprtracker.accounts import policy


def may(request: HttpRequest, action: str, thing: object = None) -> bool:
    """Say whether the reader may do `action` (of `policy.Action`) to `thing`."""
    return policy.may(request.user, action, thing)
