"""How much may be sent to the site: little by anybody, one file by whoever has an account, files by who sits
in a workspace, documents in bulk by those who may import them.

Asked before the form is taken apart: Django would otherwise write what a stranger
sends to the disk first, and look at permissions after.
"""

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Member, User
from uprtracker.accounts.policy import Action, may

ANYBODY = 2**20
MEMBERS = 11 * 2**20  # a submission that goes with an application
SEATS = 64 * 2**20
IMPORTERS = 512 * 2**20


def _most(person: AbstractBaseUser | AnonymousUser) -> int:
    """Return how many bytes this person may send at once."""
    if may(person, Action.IMPORT):
        return IMPORTERS
    if not (isinstance(person, User) and person.is_active):
        return ANYBODY
    return SEATS if Member.objects.seats().filter(user=person).exists() else MEMBERS


class UploadLimit:
    """Middleware, after the one that knows who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse a body beyond the limit of who sends it."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdecimal() else 0  # the server reads nothing without a length
        if size > ANYBODY and size > _most(request.user):
            sentence = _("This is more than may be sent at once. Send fewer or smaller files.")
            return HttpResponse(sentence, status=413, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
