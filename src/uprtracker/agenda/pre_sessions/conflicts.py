"""With which applications an assessor has a conflict of interest: those he never scores, nor sees.

    reasons(member, application)    # why, in words for the lead; empty where he is free

Said by himself (of an application, or of an institution by its name), or plain from the record: he wrote it,
his mail comes from their domain, he sits in their party of a workspace. Found anew each time, so that a
change of address or a new seat counts from the moment it is made.
"""

import unicodedata
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Member
from uprtracker.agenda.pre_sessions.models.application import Application
from uprtracker.agenda.pre_sessions.models.scoring import Conflict
from uprtracker.agenda.pre_sessions.models.series import Series, SeriesMember

# Domains where anybody has an address say nothing of an institution.
EVERYBODYS = frozenset({
    "gmail.com", "googlemail.com", "yahoo.com", "yahoo.fr", "yahoo.es", "yahoo.co.uk", "ymail.com",
    "hotmail.com", "hotmail.fr", "hotmail.es", "outlook.com", "outlook.fr", "outlook.es",
    "live.com", "msn.com", "icloud.com", "me.com", "aol.com", "gmx.com", "gmx.net", "gmx.ch",
    "gmx.de", "web.de", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "bluewin.ch",
    "protonmail.com", "proton.me", "pm.me", "tutanota.com", "tuta.io", "riseup.net", "zoho.com",
    "mail.com", "mail.ru", "yandex.ru", "yandex.com", "qq.com", "163.com", "126.com",
})  # fmt: skip


def free_to_score(member: SeriesMember, application: Application) -> bool:
    """Tell whether nothing keeps this assessor from this application."""
    return not reasons(member, application)


def reasons(member: SeriesMember, application: Application) -> list[str]:
    """Return why this member may not score the application, in words for the lead."""
    return Interests(member).in_(application)


class Interests:
    """What ties one member to institutions, looked up once for many applications."""

    def __init__(self, member: SeriesMember) -> None:
        self._user = member.user_id
        self._domains = _domains([member.user.email, *_addresses(member.user_id)])
        seats = Member.objects.filter(user=member.user_id, left_at=None, party__left_at=None)
        parties = list(seats.values_list("party", "party__name", "party__acronym"))
        fellows = Member.objects.filter(left_at=None, party__in=[key for key, *_names in parties])
        self._fellows = set(fellows.values_list("user", flat=True))
        self._names = {folded(name) for _key, *names in parties for name in names} - {""}
        declared = list(
            Conflict.objects.filter(member=member).values_list("application", "institution", "reason")
        )
        self._one = {key: reason for key, _name, reason in declared if key}
        self._declared = {folded(name): reason for key, name, reason in declared if not key}

    def in_(self, application: Application) -> list[str]:
        """Return what ties him to this application."""
        found = []
        name = folded(application.institution)
        if application.owner_id == self._user:
            found.append(_("Wrote this application."))
        if application.pk in self._one:
            found.append(_("Says: {reason}").format(reason=self._one[application.pk]))
        found += [
            _("Says of this institution: {reason}").format(reason=reason)
            for known, reason in self._declared.items()
            if known and _same(known, name)
        ]
        mails = [application.contact_email, application.speaker_email, application.owner.email]
        mails += [known.email for known in application.owner.emailaddress_set.all()]
        if self._domains & _domains(mails):
            found.append(_("Has a mail address of the same domain."))
        if name in self._names or application.owner_id in self._fellows:
            found.append(_("Sits in the party of this institution in a workspace."))
        return found


def interests_of(series: Series) -> dict[int, Interests]:
    """Return the interests of each assessor of a series, by the key of the member."""
    members = series.members.filter(part=SeriesMember.Part.ASSESSOR).select_related("user")
    return {member.pk: Interests(member) for member in members}


def folded(name: str) -> str:
    """Return a name without accents, signs and capitals, so that two spellings of it are one."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = (letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())


def _same(declared: str, name: str) -> bool:
    """Tell whether one name is, or holds as whole words, the other: who declares is taken at his word."""
    return bool(name) and (f" {declared} " in f" {name} " or f" {name} " in f" {declared} ")


def _addresses(user: int) -> Iterable[str]:
    return EmailAddress.objects.filter(user=user).values_list("email", flat=True)


def _domains(addresses: Iterable[str]) -> set[str]:
    named = {address.rpartition("@")[2].casefold().strip(". ") for address in addresses if "@" in address}
    return named - EVERYBODYS - {""}
