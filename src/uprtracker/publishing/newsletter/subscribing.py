"""Getting the newsletter: asking for it, confirming by mail (double opt-in), changing, leaving.

    ask("a@example.org", language="fr", interests=Interests(calls=True))    # sends one mail, says nothing
    confirm(secret); change(token, …); leave(token); forget(token)

Whoever asks learns nothing about an address: the same happens to the eye whether it is known or not, and
what is kept of a confirmed subscriber changes only through the secret link in the mails.
"""

from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from uprtracker.accounts.outbox import post
from uprtracker.publishing.newsletter.models import Subscriber
from uprtracker.publishing.newsletter.models.subscriber import new_secret
from uprtracker.reference import load_reference

OPEN = timedelta(days=7)
"""How long the link of a confirmation works."""
KEPT_PENDING = timedelta(days=30)
FORM = "form"
_State = Subscriber.State


@dataclass(frozen=True, slots=True)
class Interests:
    """What somebody wants to get. `all`: the whole issue; else the parts that answer one of the others."""

    all: bool = False
    calls: bool = False
    news: bool = False
    regions: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)

    def known(self) -> "Interests":
        """Leave out what the facts do not know; nothing chosen means everything."""
        facts = load_reference()
        regions = {state.regional_group for state in facts.states.all if state.regional_group}
        chosen = Interests(
            self.all, self.calls, self.news,
            sorted(set(self.regions) & regions),
            sorted(set(self.states) & set(facts.states.by_iso3)),
            sorted(set(self.issues) & set(facts.issues)),
        )  # fmt: skip
        nothing = not any(asdict(chosen).values())
        return Interests(all=True) if chosen.all or nothing else chosen


def key_of(email: str) -> str:
    """Return an address as it is compared. Raises ValidationError where it is none."""
    address = email.strip()
    validate_email(address)
    if len(address) > 254:
        raise ValidationError(_("This address is too long."))
    return address.casefold()


@transaction.atomic
def ask(email: str, *, language: str, interests: Interests, now: datetime | None = None) -> None:
    """Send the owner of an address a mail by which he confirms, or by which he changes what he gets.

    Raises ValidationError where it is no address. At most one mail an hour goes to an address.
    """
    moment = now or timezone.now()
    key = key_of(email)
    row = Subscriber.objects.select_for_update().filter(key=key).first()
    if row is not None and row.state == _State.CONFIRMED:
        _remind(row, moment)
        return
    if row is not None and row.asked_at is not None and moment - row.asked_at < timedelta(hours=1):
        return
    if row is None:
        row, _made = Subscriber.objects.get_or_create(
            key=key, defaults={"email": email.strip(), "consent_at": moment, "consent_source": FORM}
        )
    row.language = language if language in dict(settings.LANGUAGES) else "en"
    row.interests = asdict(interests.known())
    row.state, row.consent_at, row.consent_source = _State.PENDING, moment, FORM
    _open(row, moment)


def invite(row: Subscriber, now: datetime) -> None:
    """Ask the owner of an address that an editor brought to confirm it."""
    _open(row, now)


@transaction.atomic
def confirm(secret: str, now: datetime | None = None) -> Subscriber | None:
    """Confirm by the secret of the mail, and return whose it was; None where it is not known or too old."""
    moment = now or timezone.now()
    row = asked_by(secret, moment, lock=True)
    if row is not None and row.state != _State.CONFIRMED:
        row.state, row.confirmed_at, row.ended_at = _State.CONFIRMED, moment, None
        row.why_ended, row.complaints = "", 0
        row.save()
    return row


def asked_by(secret: str, now: datetime | None = None, *, lock: bool = False) -> Subscriber | None:
    """Return who was sent this secret and may still confirm with it."""
    rows = Subscriber.objects.select_for_update() if lock else Subscriber.objects
    since = (now or timezone.now()) - OPEN
    confirming = (_State.PENDING, _State.CONFIRMED)
    return rows.filter(asking=secret, asked_at__gte=since, state__in=confirming).first() if secret else None


def by_token(token: str) -> Subscriber | None:
    """Return whose secret link this is."""
    return Subscriber.objects.filter(token=token).first()


@transaction.atomic
def change(token: str, *, language: str, interests: Interests) -> Subscriber | None:
    """Set what somebody gets, and in which language."""
    row = Subscriber.objects.select_for_update().filter(token=token).first()
    if row is not None:
        row.language = language if language in dict(settings.LANGUAGES) else row.language
        row.interests = asdict(interests.known())
        row.save(update_fields=["language", "interests"])
    return row


@transaction.atomic
def leave(token: str, now: datetime | None = None) -> Subscriber | None:
    """Send nothing more to the owner of this secret, at once and for good."""
    row = Subscriber.objects.select_for_update().filter(token=token).first()
    if row is not None and row.state in (_State.PENDING, _State.CONFIRMED):
        row.state, row.ended_at, row.asking = _State.UNSUBSCRIBED, now or timezone.now(), ""
        row.save(update_fields=["state", "ended_at", "asking"])
    return row


def forget(token: str) -> bool:
    """Delete everything that is kept of the owner of this secret."""
    return bool(Subscriber.objects.filter(token=token).delete()[0])


def forget_unconfirmed(now: datetime | None = None) -> int:
    """Delete addresses that nobody confirmed in KEPT_PENDING, and return how many."""
    before = (now or timezone.now()) - KEPT_PENDING
    old = Subscriber.objects.filter(state=_State.PENDING, made_at__lt=before)
    return old.exclude(asked_at__gte=before).delete()[0]


def _open(row: Subscriber, moment: datetime) -> None:
    """Give a row a new secret of its own, and send it."""
    row.asking, row.asked_at = new_secret(), moment
    row.save()
    with translation.override(row.language):
        link = f"{settings.UPR_ADDRESS}/newsletter/confirm/{row.asking}/"
        _mail(row, f"newsletter:confirm:{row.asking}", _("Please confirm: newsletter"), "confirm", link)


def _remind(row: Subscriber, moment: datetime) -> None:
    with translation.override(row.language):
        link = f"{settings.UPR_ADDRESS}/newsletter/preferences/{row.token}/"
        key = f"newsletter:known:{row.pk}:{moment.date().isoformat()}"
        _mail(row, key, _("Your newsletter"), "known", link)


def _mail(row: Subscriber, key: str, subject: str, name: str, link: str) -> None:
    text = render_to_string(f"newsletter/{name}.txt", {"link": link, "days": OPEN.days})
    post(key, kind="newsletter", to=row.email, subject=subject, text=text)
