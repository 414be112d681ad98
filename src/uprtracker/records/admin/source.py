"""Export files and their rows at the data desk."""

from django.contrib import admin

from uprtracker.accounts.admin_site import PolicyAdmin
from uprtracker.records.models import SourceFile, SourceRow


@admin.register(SourceFile)
class SourceFileAdmin(PolicyAdmin):
    """Read-only: a file changes by importing it."""

    list_display = ("name", "kind", "imported_at", "size")
    search_fields = ("name", "sha256")


@admin.register(SourceRow)
class SourceRowAdmin(PolicyAdmin):
    """Read-only: rows as they came."""

    list_display = ("file", "row", "review", "state", "position", "text", "counted", "gone")
    list_filter = ("kind", "counted", "gone", "file")
    search_fields = ("text",)
    list_select_related = ("file", "review")
    show_full_result_count = False
