"""Reviews at the data desk: facts can be corrected, and the correction outlives a refresh of the facts."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from uprtracker.accounts.admin_site import PolicyAdmin
from uprtracker.accounts.policy import Action
from uprtracker.records.changed import in_states_of
from uprtracker.records.deciding import tell
from uprtracker.records.facts import FIELDS
from uprtracker.records.models import Review


@admin.register(Review)
class ReviewAdmin(PolicyAdmin):
    """State, session and code are the identity of a review and stay."""

    to_change = Action.EDIT_RECORDS
    list_display = ("code", "state", "session", "cycle", "status", "date", "report_symbol")
    list_filter = ("cycle", "status", "session")
    search_fields = ("code", "report_symbol")
    readonly_fields = ("code", "state", "session", "cycle", "order", "source", "edited", "demo")

    def save_model(self, request: HttpRequest, obj: Review, form: Any, change: bool) -> None:
        """Save, and remember which facts a person changed."""
        changed = set(form.changed_data) & set(FIELDS)
        obj.edited = sorted(changed.union(obj.edited))
        super().save_model(request, obj, form, change)
        tell(f"review {obj.code} edited", in_states_of([obj.pk]))
