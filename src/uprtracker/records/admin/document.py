"""Documents at the data desk."""

from django.contrib import admin

from uprtracker.accounts.admin_site import PolicyAdmin
from uprtracker.records.models import Document


@admin.register(Document)
class DocumentAdmin(PolicyAdmin):
    """Read-only: a document changes by importing it."""

    list_display = ("name", "symbol", "kind", "review", "date", "read_at")
    list_filter = ("kind", "media", "language")
    search_fields = ("name", "symbol", "title", "sha256")
    list_select_related = ("review",)
