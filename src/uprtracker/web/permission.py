"""What a reader of a page may see beyond what is public. Whatever is not allowed here is not shown."""

from django.http import HttpRequest


def may(request: HttpRequest, action: str, thing: object = None) -> bool:
    """Say whether the reader may do `action`: so far, whether an editor is signed in."""
    return bool(request.user.is_active and getattr(request.user, "is_staff", False))
