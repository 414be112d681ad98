"""What readers could not settle, to be decided by a person."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.admin_site import PolicyAdmin
from uprtracker.accounts.policy import Action, may
from uprtracker.records.deciding import decide_finding
from uprtracker.records.models import Finding


@admin.register(Finding)
class FindingAdmin(PolicyAdmin):
    """Read-only; two actions settle the findings chosen. The desk shows each beside its page."""

    to_view = Action.VIEW_FINDINGS
    list_display = ("message", "kind", "severity", "place", "page", "status", "at_the_desk")
    list_filter = ("status", "severity", "kind")
    search_fields = ("message", "place", "document__symbol")
    actions = ("resolve", "dismiss")

    @admin.display(description=_("Review desk"))
    def at_the_desk(self, finding: Finding) -> str:
        """Lead to where the finding is settled with the page beside it."""
        return format_html('<a href="{}">{}</a>', self.view_on_site(finding), _("Review desk"))

    def view_on_site(self, obj: Finding) -> str:
        """Return the address of the finding at the desk."""
        return reverse("web:desk-finding", args=[obj.pk])

    @admin.action(description=_("Mark as resolved"))
    def resolve(self, request: HttpRequest, chosen: QuerySet[Finding]) -> None:
        """Settle the findings: something was done about them."""
        _decide(request, chosen, Finding.Status.RESOLVED)

    @admin.action(description=_("Dismiss: nothing is wrong"))
    def dismiss(self, request: HttpRequest, chosen: QuerySet[Finding]) -> None:
        """Settle the findings: there is nothing to do."""
        _decide(request, chosen, Finding.Status.DISMISSED)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer the actions to those who may decide."""
        return super().get_actions(request) if may(request.user, Action.DECIDE_FINDINGS) else {}


def _decide(request: HttpRequest, chosen: QuerySet[Finding], status: Finding.Status) -> None:
    for finding in chosen:
        decide_finding(finding=finding, status=status, person=request.user)  # type: ignore[arg-type]  # a User
