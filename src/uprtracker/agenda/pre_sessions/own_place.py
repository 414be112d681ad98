"""What a speaker does with his own place: how he is named, and his photo.

present(place, by=speaker, name="A. Example", organisation="")
put_photo(place, upload, by=speaker)
"""

from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.models import Place
from uprtracker.records import files
from uprtracker.records.changed import NOTHING
from uprtracker.records.media import NotTaken
from uprtracker.records.version import bump

WIDEST = 640
MOST_PIXELS = 40_000_000
MOST_BYTES = 8 * 2**20


def places_of(user: User) -> QuerySet[Place]:
    """Return the places that a person has taken, the latest first."""
    found = Place.objects.filter(user=user).select_related("panel__series")
    return found.order_by("-panel__series__starts_on", "panel__starts_at")


@transaction.atomic
def present(place: Place, *, by: User, name: str, organisation: str) -> None:
    """Let the speaker word his name and organisation as others may read them. Raises ValidationError."""
    current = _own(place, by)
    if (current.name, current.organisation) == (name, organisation):
        return
    current.name, current.organisation = name, organisation
    current.full_clean()
    current.save()
    bump("a page of a Pre-session changed", NOTHING)


@transaction.atomic
def put_photo(place: Place, upload: files.Sent | None, *, by: User) -> None:
    """Keep a photo in place of the former one, or none: drawn anew, so that nothing hides in it.

    Files of cameras say where and when they were made; what is kept holds the picture alone.
    Raises NotTaken with a sentence.
    """
    current = _own(place, by)
    former = current.photo
    current.photo = files.take_in(_redrawn(upload), by=by, only=("image/jpeg",)) if upload else None
    current.save(update_fields=["photo"])
    if former is not None:
        files.delete(former)
    bump("a page of a Pre-session changed", NOTHING)


def _own(place: Place, by: User) -> Place:
    current = Place.objects.select_for_update(of=("self",)).select_related("panel__series").get(pk=place.pk)
    if not may(by, Action.SPEAK, current):
        raise PermissionDenied
    return current


def _redrawn(upload: files.Sent) -> files.Sent:
    if (upload.size or 0) > MOST_BYTES:
        raise NotTaken(_("A photo has at most {size} MB.").format(size=MOST_BYTES // 2**20))
    try:
        with Image.open(ContentFile(upload.read()), formats=("JPEG", "PNG", "WEBP")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotTaken(_("This picture is too large. Make it smaller and send it again."))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((WIDEST, WIDEST))
            drawn = BytesIO()
            upright.save(drawn, "JPEG", quality=85)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotTaken(_("This is no picture that can be read: send a JPEG, PNG or WebP file.")) from error
    return SimpleUploadedFile("photo.jpg", drawn.getvalue(), content_type="image/jpeg")
