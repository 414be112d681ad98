"""The upload form of the data desk: documents and exports through the browser, and what was read of them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.policy import Action, may
from uprtracker.records.admin.review_field import ReviewField
from uprtracker.records.models import Document
from uprtracker.records.uploading import MOST_FILES, Sent, fault_of, take_in


class SeveralFiles(forms.ClearableFileInput):
    """A field of the browser that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each of a kind and size that may be read."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files. One that may not be read refuses all, so that nothing is half done."""
        files: list[Sent] = data if isinstance(data, list) else [data] if data else []
        if not files:
            raise forms.ValidationError(_("Choose at least one file."))
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("At most {count} files at a time.").format(count=MOST_FILES))
        faults = [(file.name, fault) for file in files if (fault := fault_of(file))]
        if faults:
            raise forms.ValidationError([f"{name}: {fault}" for name, fault in faults])
        return files


class UploadForm(forms.Form):
    """Files, and the review they belong to where they do not say it themselves."""

    documents = FilesField(
        label=_("Files"),
        help_text=_("UN documents (PDF, DOCX, DOC) or exports of UPR Info (CSV, XLS, XLSX)."),
    )
    review = ReviewField(
        label=_("Set under the review"),
        help_text=_("Only for documents that do not name State and session. For example SVN-48."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Show the form, or import what was sent and show what became of it."""
    if not may(request.user, Action.IMPORT):
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    taken = None
    if form.is_bound and form.is_valid():
        taken = take_in(
            form.cleaned_data["documents"],
            person=request.user,  # type: ignore[arg-type]  # the policy let in a User
            review=form.cleaned_data["review"],
        )
    context = {
        **admin.site.each_context(request),
        "title": _("Upload documents"),
        "opts": Document._meta,
        "form": form,
        "taken": taken,
    }
    return render(request, "admin/records/document/upload.html", context)
