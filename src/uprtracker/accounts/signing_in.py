"""What allauth asks us while somebody signs in: who may join, where to go next, whom to count."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from uprtracker.accounts.address import asker
from uprtracker.accounts.invitations import standing_in
from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may

CAME_FOR = "came_for"
"""Key in the session of a visitor: the page to which he is led once he has joined and signed in."""
_CONFIRMATION = "allauth.account.stages.EmailVerificationStage"


def name_tried(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """Return the name or address that a password was tried for, for axes to count by."""
    given = credentials or {}
    tried = given.get("username") or given.get("email") or request.POST.get("login", "")
    return str(tried).strip().casefold()[:255]


class AccountAdapter(DefaultAccountAdapter):
    """Joining is open where addresses can be confirmed; elsewhere accounts are made for people."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether somebody may make an account: the site sends mail, or somebody invited him."""
        return bool(settings.UPR_MAIL) or standing_in(request.session) is not None

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return whom tries are counted for, as everywhere on the site."""
        return asker(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count nothing: axes counts wrong passwords, by name and address together.

        A limit by name alone would let anybody lock somebody else out.
        """

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where a person goes who named no page: what he came for, a desk, or the account.

        Whoever joins confirms his address in between, and a page named before is lost on that way.
        """
        if wanted := request.session.pop(CAME_FOR, ""):
            return str(wanted)
        if may(request.user, Action.ENTER_ADMIN):
            return reverse("admin:index")
        seated = Member.objects.seats().filter(user=request.user.pk).exists()
        return reverse("web:workspaces" if seated else settings.LOGIN_REDIRECT_URL)

    def get_login_stages(self) -> list[str]:
        """Return what stands between the password and being signed in."""
        ours = f"{ConfirmAddress.__module__}.{ConfirmAddress.__qualname__}"
        return [ours if stage == _CONFIRMATION else stage for stage in super().get_login_stages()]


class ConfirmAddress(EmailVerificationStage):
    """The address must be confirmed where there is one; some accounts have none, for good reasons."""

    def handle(self) -> Any:
        """Let pass who has no address; others as allauth does."""
        if not getattr(self.login.user, "email", ""):
            return None, True
        return super().handle()  # type: ignore[no-untyped-call]
