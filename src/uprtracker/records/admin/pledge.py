"""Voluntary pledges at the data desk."""

from django.contrib import admin

from uprtracker.accounts.admin_site import PolicyAdmin
from uprtracker.records.models import Pledge


@admin.register(Pledge)
class PledgeAdmin(PolicyAdmin):
    """Read-only."""

    list_display = ("code", "text", "origin")
    list_filter = ("origin", "review__session")
    search_fields = ("code", "text")
    exclude = ("boxes",)
