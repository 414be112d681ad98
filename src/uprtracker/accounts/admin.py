"""Accounts in the admin: for those who manage users, without a way to rise above oneself."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.admin_site import PolicyAdmin
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.accounts.second_factor import take_away

if TYPE_CHECKING:
    from django.db.models import QuerySet

    UserPages = UserAdmin[User]
else:
    UserPages = UserAdmin


@admin.register(User)
class AccountAdmin(PolicyAdmin, UserPages):
    """Roles are given by group. Only a superuser makes or changes superusers."""

    to_view = to_add = to_change = to_delete = Action.MANAGE_USERS
    list_display = ("username", "email", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    actions = ("take_second_factor",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse to change a superuser, their password included, to all but superusers."""
        return _equal_rank(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse to delete a superuser to all but superusers."""
        return _equal_rank(request, obj) and super().has_delete_permission(request, obj)

    @admin.action(description=_("Take away the second factor of the chosen accounts (device lost)"))
    def take_second_factor(self, request: HttpRequest, chosen: "QuerySet[User]") -> None:
        """Let people in again who lost their device; of superusers only superusers do."""
        done = [user for user in chosen if self.has_change_permission(request, user) and take_away(user)]
        self.message_user(request, _("Taken away from: %(number)d") % {"number": len(done)})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keep the switches that the policy does not know from all but superusers."""
        if getattr(request.user, "is_superuser", False):
            return ()
        return ("is_superuser", "is_staff", "user_permissions")


def _equal_rank(request: HttpRequest, account: User | None) -> bool:
    return account is None or not account.is_superuser or getattr(request.user, "is_superuser", False)
