"""Documents at the data desk: read-only, but for the review they belong to."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.admin_site import PolicyAdmin, PolicyInline
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import DocumentError
from uprtracker.records.admin.review_field import ReviewField
from uprtracker.records.admin.upload import upload
from uprtracker.records.models import Attachment, Document
from uprtracker.records.reading_again import attach


class BelongsForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """The review of a document, by its code. Empty leaves it as it is."""

    belongs_to = ReviewField(
        label=_("Set under the review"),
        help_text=_("For example SVN-48. The document is then read again; this may take some seconds."),
    )

    class Meta:
        model = Document
        fields = ()


class AttachmentInline(PolicyInline):
    """Who set it under which review, and when."""

    model = Attachment
    verbose_name_plural = _("Set by hand")
    fields = ("review", "person", "decided_at")


@admin.register(Document)
class DocumentAdmin(PolicyAdmin):
    """What was read is read-only; the review can be set where the document does not say it."""

    form = BelongsForm
    to_change = Action.EDIT_RECORDS
    list_display = ("name", "symbol", "kind", "review", "date", "read_at")
    list_filter = ("kind", "media", "language")
    search_fields = ("name", "symbol", "title", "sha256")
    list_select_related = ("review",)
    inlines = (AttachmentInline,)

    def get_urls(self) -> list[URLPattern]:
        """Add the upload form."""
        form = path("upload/", self.admin_site.admin_view(upload), name="records_document_upload")
        return [form, *super().get_urls()]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Make all columns read-only."""
        return [field.name for field in Document._meta.concrete_fields if field.name not in ("id", "pages")]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show or save without Django's transaction: reading takes seconds, and others want to write."""
        return self._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[attr-defined]  # Django's

    def save_model(self, request: HttpRequest, obj: Document, form: Any, change: bool) -> None:
        """Set the document under the review and read it again; the columns stay as they are read."""
        review = form.cleaned_data.get("belongs_to")
        if review is None:
            return
        try:
            read = attach(document=obj, review=review, person=request.user)  # type: ignore[arg-type]  # a User
        except DocumentError as error:
            messages.error(request, str(error))
            return
        messages.info(
            request,
            _("Read again under {review}: {count} recommendations.").format(
                review=read.review, count=read.recommendations
            ),
        )
