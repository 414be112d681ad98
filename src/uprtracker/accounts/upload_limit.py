"""How much may be sent to the site: little by anybody, documents by those who may import them.

Asked before the form is taken apart: Django would otherwise write what a stranger
sends to the disk first, and look at permissions after.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from uprtracker.accounts.policy import Action, may

ANYBODY = 2**20
IMPORTERS = 512 * 2**20


class UploadLimit:
    """Middleware, after the one that knows who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse a body beyond the limit of who sends it."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdecimal() else 0  # the server reads nothing without a length
        if size > IMPORTERS or (size > ANYBODY and not may(request.user, Action.IMPORT)):
            sentence = _("This is more than may be sent at once. Send fewer or smaller files.")
            return HttpResponse(sentence, status=413, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
