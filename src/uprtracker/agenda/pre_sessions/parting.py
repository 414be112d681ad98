"""What goes with a place, a statement or an account: files with their rows, consents with their person."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete

from uprtracker.accounts.models import User
from uprtracker.agenda.pre_sessions.consents import take_back
from uprtracker.agenda.pre_sessions.models import Place, Statement
from uprtracker.agenda.pre_sessions.secret_links import new_nonce
from uprtracker.records import files


def watch() -> None:
    """See to it, whoever deletes."""
    post_delete.connect(_photo_goes, sender=Place)
    post_delete.connect(_file_goes, sender=Statement)
    pre_delete.connect(_person_goes, sender=User)


def _photo_goes(instance: Place, **_signal: Any) -> None:
    if instance.photo is not None:
        files.delete(instance.photo)


def _file_goes(instance: Statement, **_signal: Any) -> None:
    if instance.file is not None:
        files.delete(instance.file)


def _person_goes(instance: User, **_signal: Any) -> None:
    """Let nothing stay public to which nobody can say no any more; the secret link of the place dies."""
    for place in Place.objects.filter(user=instance):
        take_back(place)
        Place.objects.filter(pk=place.pk).update(nonce=new_nonce())
