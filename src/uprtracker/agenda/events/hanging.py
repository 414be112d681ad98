"""What hangs on an event and has no history of its own: roles of people, materials, donors."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.agenda.events.models import DonorTag, Event, EventRole, Material, Readers
from uprtracker.records import editing, files
from uprtracker.records.models import KeptFile


@transaction.atomic
def put_role(event: Event, *, by: User, role: EventRole | None = None, **fields: Any) -> EventRole:
    """Add a person's role or change one. Raises PermissionDenied, ValidationError."""
    editing.touch(event, by=by, what="roles")
    role = role or EventRole(event=event)
    for name, value in fields.items():
        setattr(role, name, value)
    role.full_clean()
    role.save()
    return role


@transaction.atomic
def drop_role(role: EventRole, *, by: User) -> None:
    """Take a role away, with the name in it."""
    editing.touch(role.event, by=by, what="roles")
    role.delete()


@transaction.atomic
def add_material(
    event: Event, *, by: User, title: str, readers: str, language: str = "", url: str = "", upload: Any = None
) -> Material:
    """Add a file or an address. Raises PermissionDenied, ValidationError, NotTaken."""
    editing.touch(event, by=by, what="materials")
    made = Material(event=event, title=title, readers=readers, language=language, url="" if upload else url)
    if upload is None and not url:
        raise ValidationError({"url": _("Choose a file, or write an address.")})
    made.full_clean(exclude=["file"], validate_constraints=False)
    if upload is not None:
        made.file = files.take_in(upload, by=by)
    made.save()
    return made


@transaction.atomic
def drop_material(material: Material, *, by: User) -> None:
    """Take a material away, its file too."""
    editing.touch(material.event, by=by, what="materials")
    file: KeptFile | None = material.file
    material.delete()
    if file is not None:
        files.delete(file)


def materials_for(event: Event, *, registered: bool) -> list[Material]:
    """Return what a visitor may read, or somebody with a place."""
    readers = (Readers.PUBLIC, Readers.REGISTERED) if registered else (Readers.PUBLIC,)
    return list(event.materials.filter(readers__in=readers).select_related("file"))


def make_donor(name: str, *, public: bool) -> DonorTag:
    """Make a donor tag, or return the one of that name. Raises ValidationError."""
    there = DonorTag.objects.filter(name__iexact=name.strip()).first()
    if there is not None:
        return there
    stem = slugify(name)[:50] or "donor"
    taken = set(DonorTag.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug = next(one for n in range(len(taken) + 1) if (one := f"{stem}-{n}" if n else stem) not in taken)
    tag = DonorTag(slug=slug, name=name.strip(), public=public)
    tag.full_clean()
    tag.save()
    return tag
