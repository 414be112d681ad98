"""The few words a paper has of its own, in its language, and files that are the same each time."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import translation
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Fixed:
    """Headings that the writers set."""

    signatories: str
    endnotes: str


def fixed_words(language: str) -> Fixed:
    """Return the words in the language of the paper, English where it is none of ours."""
    with translation.override(language):
        return Fixed(signatories=_("Annex: signatories"), endnotes=_("Endnotes"))


def same_bytes(package: bytes) -> bytes:
    """Return a package of Word again, its parts without the time at which they were written."""
    stream = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name)  # bears 1 January 1980
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return stream.getvalue()
