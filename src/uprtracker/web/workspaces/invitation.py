"""`/invitations/SECRET/`: what somebody is invited to, and accepting it.

Following the link changes nothing (programs that look into mails follow links); the button does. Whoever
has no account yet makes one first and comes back: the session remembers the checksum of the secret.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.invitations import IN_SESSION, digest_of, standing
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import seat
from uprtracker.followup.spaces.inviting import accept
from uprtracker.web.owned import unkept


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Show an invitation; by POST accept it."""
    found = standing(secret)
    if found is None:
        return unkept(render(request, "web/workspaces/invitation_gone.html", status=404))
    person, problem = request.user, ""
    if request.method == "POST":
        if not isinstance(person, User):
            raise PermissionDenied
        try:
            seated = accept(secret, person=person, pseudonym=request.POST.get("pseudonym", ""))
            request.session.pop(IN_SESSION, None)
            return unkept(redirect("web:workspace", seated.workspace.slug))
        except ValidationError as error:
            problem = " ".join(error.messages)
        except PermissionDenied:  # somebody was faster by a moment
            raise Http404 from None
    elif not person.is_authenticated:
        request.session[IN_SESSION] = digest_of(secret)
    context = {
        "invitation": found,
        "party": found.party,
        "space": found.party.workspace,
        "sits": seat(person, found.party.workspace),
        "problem": problem,
        "secret": secret,
        **_ways_in(request),
    }
    return unkept(render(request, "web/workspaces/invitation.html", context, status=400 if problem else 200))


def _ways_in(request: HttpRequest) -> dict[str, str]:
    """Return where a visitor signs in, or makes an account, and comes back from."""
    from django.conf import settings

    back = urlencode({"next": request.path})
    try:
        sign_up = f"{reverse('account_signup')}?{back}"
    except NoReverseMatch:
        sign_up = ""
    return {"sign_in": f"{resolve_url(settings.LOGIN_URL)}?{back}", "sign_up": sign_up}
