"""What the site holds of a person: taken out as one file, or deleted.

What somebody wrote for a party stays the party's, as the words of a former member.
"""

from typing import Any

from allauth.account.models import EmailAddress
from axes.utils import reset
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Invitation, Member, Trace, User
from uprtracker.accounts.models.kept import kept_models
from uprtracker.accounts.second_factor import has_second_factor
from uprtracker.followup.models.protection import Named
from uprtracker.followup.spaces import members

_SECRET = frozenset(
    {"password", "digest", "token", "secret", "prefix", "feed", "sealed", "embedding", "receipt"}
)


def everything_of(person: User) -> dict[str, Any]:
    """Return what the site holds of a person, as plain values. Secrets (passwords, keys) are left out.

    What stands in protection logs is not in it: those named in a log take it out there.
    """
    seats = Member.objects.filter(user=person).select_related("workspace", "party")
    said: dict[str, Any] = {
        "account": _plain(person) | {"roles": sorted(person.groups.values_list("name", flat=True))},
        "second_factor": has_second_factor(person),
        "addresses": list(EmailAddress.objects.filter(user=person).values("email", "verified", "primary")),
        "workspaces": [
            _plain(one) | {"workspace": str(one.workspace), "party": str(one.party)} for one in seats
        ],
    }
    for model, field in _pointing_at_people():
        rows = [_plain(one) for one in model._default_manager.filter(**{field: person}).order_by("pk")]
        if rows:
            said.setdefault(model._meta.label_lower, []).extend(rows)
    for kept in kept_models():
        mine = kept._default_manager.visible_to(person).filter(author__in=seats)
        if rows := [_plain(one) for one in mine.order_by("pk")]:
            said[kept._meta.label_lower] = rows
    traces = Trace.objects.filter(by__in=seats).order_by("pk")
    said["traces"] = [_plain(one) for one in traces.iterator(chunk_size=1000)]
    return said


def in_the_way(person: User) -> list[str]:
    """Return sentences on what has to be done before this account can be deleted."""
    said = [
        _("{party} in “{workspace}” would be left without a coordinator. Hand over first.").format(
            party=one.party, workspace=one.workspace
        )
        for one in _live_seats(person)
        if members.must_hand_over(one)
    ]
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=person.pk)
    if person.is_superuser and not others.exists():
        said.append(_("You are the only one who runs this site. Make somebody else superuser first."))
    return said


@transaction.atomic
def delete_person(person: User) -> None:
    """Delete an account with all that is its own; leave every workspace. Raises ValidationError.

    A protection log that nobody else could open goes too; where others are named, they become keepers.
    """
    if reasons := in_the_way(person):
        raise ValidationError(reasons)
    for one in _live_seats(person):
        members.leave(one)
    _leave_logs(person)
    Member.objects.filter(user=person).update(pseudonym="", feed="", mail="")
    if person.email:
        Invitation.objects.filter(email__iexact=person.email).update(email="")
    reset(username=person.username.casefold())
    person.delete()


def _leave_logs(person: User) -> None:
    for mine in Named.objects.filter(member__user=person).select_related("log"):
        others = mine.log.named.exclude(pk=mine.pk)
        if not others.exists():
            mine.log.delete()
            continue
        if not others.filter(keeper=True, member__in=Member.objects.seats()).exists():
            others.update(keeper=True)
        mine.delete()


def _live_seats(person: User) -> list[Member]:
    return list(Member.objects.seats().filter(user=person).select_related("workspace", "party", "user"))


def _pointing_at_people() -> list[tuple[type[models.Model], str]]:
    """Return every model of ours with the name of its field that points at an account."""
    return [
        (model, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("uprtracker.") and model is not Member
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is User
    ]


def _plain(one: models.Model) -> dict[str, Any]:
    """Return the fields of a row that are no secrets, rows it points at by their key, files by their name."""
    return {
        field.name: str(value) if isinstance(value := field.value_from_object(one), FieldFile) else value
        for field in one._meta.concrete_fields
        if field.name not in _SECRET and not isinstance(field, models.BinaryField)
    }
