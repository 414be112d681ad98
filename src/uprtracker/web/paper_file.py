"""A paper as a file to download."""

from collections.abc import Mapping
from types import MappingProxyType

from django.http import HttpResponse
from django.utils.text import slugify

from uprtracker.publishing.models import PaperDraft
from uprtracker.publishing.papers import write_docx, write_pdf
from uprtracker.publishing.papers.composing import compose

MEDIA: Mapping[str, str] = MappingProxyType(
    {
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf": "application/pdf",
    }
)


def paper_file(draft: PaperDraft, form: str) -> HttpResponse:
    """Answer with a paper in one of the forms of MEDIA, named after its title."""
    made = compose(draft).paper
    write = {"docx": write_docx, "pdf": write_pdf}[form]
    response = HttpResponse(write(made), content_type=MEDIA[form])
    name = slugify(draft.title)[:60] or f"paper-{draft.pk}"
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
