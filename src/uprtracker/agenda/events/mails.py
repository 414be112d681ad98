"""Mails to people who registered. No subject names an event, a place or a person: the day alone."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from uprtracker.accounts.outbox import Attached, post
from uprtracker.agenda.events.models import Event, Place, Registration
from uprtracker.agenda.events.save_the_date import save_the_date
from uprtracker.agenda.events.when import days, when
from uprtracker.records.editing import worded


def ask_to_confirm(one: Registration, moment: datetime) -> bool:
    """Send the link by which the holder of the address confirms it; once a day at most."""
    with translation.override(one.language):
        if one.place == Place.ASKED:
            subject = _("Please confirm your registration for %(days)s")
            first = _("Somebody, probably you, registered this address for:")
            then = _("Follow this link and confirm. Without that you are not registered, and we forget you:")
        else:
            subject = _("Your registration for %(days)s")
            first = _("This address is registered already for:")
            then = _("Here you see your registration, and can cancel it:")
        return _post(one, f"confirm:{moment:%Y%m%d}:{one.place}", subject, [first, _about(one.event), then])


def tell_place(one: Registration, *, moved_up: bool = False) -> bool:
    """Tell somebody that he has a place, with the date to save, or that he waits."""
    with translation.override(one.language):
        if one.place == Place.WAITING:
            words = [
                _("All places are taken. You are on the waiting list of:"),
                _about(one.event),
                _("We write to you as soon as a place is free. Should you not want it, cancel here:"),
            ]
            return _post(one, f"waiting:{_stamp(one)}", _("Waiting list for %(days)s"), words)
        subject = _("A place is free for you on %(days)s") if moved_up else _("You have a place on %(days)s")
        first = _("A place became free and it is yours:") if moved_up else _("You have a place:")
        words = [first, _about(one.event, online=True), _("Should you not be able to come, cancel here:")]
        return _post(one, f"place:{_stamp(one)}", subject, words, dated=True)


def tell_cancelled(one: Registration) -> bool:
    """Tell somebody that his registration is cancelled. Call it before his address goes."""
    with translation.override(one.language):
        words = [
            _("Your registration is cancelled, and we have deleted what you told us:"),
            _about(one.event),
        ]
        return _post(one, "left", _("Your registration for %(days)s is cancelled"), words, linked=False)


def tell_changed(event: Event) -> int:
    """Tell all who have a place or wait what the event is like now; return how many mails that makes."""
    told = 0
    for one in _registered(event):
        with translation.override(one.language):
            told += _changed(one, event)
    return told


def remind(one: Registration) -> bool:
    """Remind somebody of tomorrow."""
    with translation.override(one.language):
        words = [_("This is to remind you of:"), _about(one.event, online=True)]
        words.append(_("Should you not be able to come, cancel here, so that somebody else can:"))
        key = f"reminder:{one.event.starts_at:%Y%m%d%H%M}"
        return _post(one, key, _("Reminder for %(days)s"), words, dated=True)


def ask_later(one: Registration) -> bool:
    """Ask some months later, as agreed, what came of it."""
    with translation.override(one.language):
        words = [_("Some time ago you took part in:"), _about(one.event), one.event.follow_up_question]
        return _post(one, "follow-up", _("A question after %(days)s"), words, linked=False)


def write_to_all(event: Event, key: str, text: str, places: Sequence[str]) -> int:
    """Send words of the organisers to those whose registration stands so; return how many mails."""
    told = 0
    for one in _registered(event).filter(place__in=places):
        with translation.override(one.language):
            words = [_("The organisers write to you about:"), _about(event), text, _("Your registration:")]
            told += _post(one, f"message:{key}", _("A message about %(days)s"), words)
    return told


def _registered(event: Event) -> QuerySet[Registration]:
    return event.registrations.filter(place__in=(Place.PLACE, Place.WAITING)).select_related("event")


def _changed(one: Registration, event: Event) -> bool:
    subjects = {
        "cancelled": (_("Cancelled: %(days)s"), _("This is cancelled:")),
        "postponed": (
            _("Postponed: %(days)s"),
            _("This is put off. We write again when there is a new date:"),
        ),
        "planned": (_("Changed: %(days)s"), _("Something changed. It is now like this:")),
    }
    subject, first = subjects[event.standing]
    words = [first, _about(event, online=one.place == Place.PLACE), event.standing_note]
    words.append(_("Your registration:"))
    return _post(one, f"changed:{event.revision}", subject, words, dated=one.place == Place.PLACE)


def _about(event: Event, *, online: bool = False) -> str:
    title = worded(event, translation.get_language() or "en").title
    told = [title, when(event), event.place, event.online if online else ""]
    return "\n".join(part for part in [*told, f"{settings.UPR_ADDRESS}/events/{event.slug}/"] if part)


def _post(
    one: Registration,
    key: str,
    subject: str,
    words: Sequence[str],
    *,
    dated: bool = False,
    linked: bool = True,
) -> bool:
    language = translation.get_language() or "en"
    link = f"{settings.UPR_ADDRESS}/events/registration/{one.secret}/" if linked else ""
    attached = []
    if dated:
        content = save_the_date(one.event, language, online=one.place == Place.PLACE)
        attached.append(Attached("save-the-date.ics", content, "text/calendar"))
    return post(
        f"event:{one.pk}:{key}",
        kind="event",
        to=one.email,
        subject=subject % {"days": days(one.event)},
        text="\n\n".join(part for part in [*words, link] if part) + "\n",
        attached=attached,
    )


def _stamp(one: Registration) -> str:
    return f"{one.placed_at:%Y%m%d%H%M%S%f}" if one.placed_at else ""
