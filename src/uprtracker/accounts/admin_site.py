"""The admin, opened and closed by the policy instead of Django's own permissions."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.policy import Action, may

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    InlineBase = admin.TabularInline[Any, Any]
else:
    ModelAdmin = admin.ModelAdmin
    InlineBase = admin.TabularInline


class PolicyAdminSite(admin.AdminSite):
    """For those whom the policy lets enter; `is_staff` has no say."""

    site_header = _("UPR Tracker: data desk")
    site_title = _("UPR Tracker")
    index_title = _("Data desk")

    def has_permission(self, request: HttpRequest) -> bool:
        """Ask the policy."""
        return may(request.user, Action.ENTER_ADMIN)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Lead to the login of the site: one door, with its limits and its second factor."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index"))

    def logout(  # type: ignore[override]  # it need not render a template
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the page that signs out."""
        return redirect("account_logout")

    def password_change(  # type: ignore[override]  # it need not render a template
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the page of the account that changes the password."""
        return redirect("account_change_password")


class PolicyAdmin(ModelAdmin):
    """Pages of one kind of thing. Adding, changing and deleting are refused unless an action is named."""

    to_view: Action = Action.EDIT_RECORDS
    to_add: Action | None = None
    to_change: Action | None = None
    to_delete: Action | None = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the section to those who may see its things."""
        return may(request.user, self.to_view)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask the policy."""
        return may(request.user, self.to_view, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Ask the policy; no action named, nobody may."""
        return self.to_add is not None and may(request.user, self.to_add)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask the policy; no action named, nobody may."""
        return self.to_change is not None and may(request.user, self.to_change, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask the policy; no action named, nobody may."""
        return self.to_delete is not None and may(request.user, self.to_delete, obj)


class PolicyInline(InlineBase):
    """Rows shown with the thing they belong to. Nobody changes or deletes one; some may be added."""

    extra = 0
    to_add: Action | None = None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask the policy."""
        return may(request.user, Action.EDIT_RECORDS, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask the policy; no action named, nobody may."""
        return self.to_add is not None and may(request.user, self.to_add, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: what was said or decided is never overwritten."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: what was said or decided is never deleted."""
        return False
