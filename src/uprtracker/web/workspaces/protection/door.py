"""How a page of a sealed log opens: to those named in it, with no trace in the audit of the party.

Each log has a sealed audit of its own. Without its key every page says so and shows nothing.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.accounts.sealing.keys import NoKey
from uprtracker.accounts.sealing.vault import Sealed
from uprtracker.core.errors import UprTrackerError
from uprtracker.followup.models.protection import ProtectionLog
from uprtracker.followup.protection.fields import KINDS, TEXTS
from uprtracker.web.workspaces.opened import inside, workspace_page

View = Callable[..., HttpResponse]


def sealed_page(view: View) -> View:
    """Open a view to a seat; what it raises for want of a key becomes a page that says so."""

    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    @workspace_page(traced=False)
    @wraps(view)
    def answer(request: HttpRequest, seat: Member, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, seat, **kwargs)
        except (NoKey, Sealed) as error:
            return inside(
                request, seat, "web/workspaces/protection/locked.html", "protection", status=503, error=error
            )

    return answer


def log_of(seat: Member, pk: UUID) -> ProtectionLog:
    """Return a log that this seat may read; for others there is none (404)."""
    found = ProtectionLog.objects.filter(pk=pk, workspace=seat.workspace).first()
    if found is None or not may(seat.user_or_nobody, Action.READ_GUARDED, found):
        raise Http404
    return found


def sentence(error: ValidationError | UprTrackerError) -> str:
    """Return what a refusal says."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else error.message


def fields_of_form() -> dict[str, Any]:
    """Return what the form of an entry is made of."""
    return {"kinds": KINDS.items(), "texts": [(name, *said) for name, said in TEXTS.items()]}
