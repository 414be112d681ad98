"""Opening a series, its countries and its people, and the call.

    series = open_series(by=person, states=["XAA", "XAB"], session=50, slug="50", …)
    open_call(series)

Raises ValidationError with a sentence for whoever filled in the form.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.accounts.models import User
from uprtracker.agenda.pre_sessions.grid import refuse_clashes
from uprtracker.agenda.pre_sessions.models import Call, Language, Panel, Series, SeriesMember
from uprtracker.records.changed import NOTHING
from uprtracker.records.models import Review
from uprtracker.records.version import bump

RESERVED = frozenset(
    {"applications", "open", "places", "mine", "take", "missions", "surveys", "voices", "statements"}
)
"""Names that addresses below `/pre-sessions/` and `/desk/pre-sessions/` have already."""


def states_of(session: int) -> list[str]:
    """Return the States under review at a session, in the order of review."""
    return list(
        Review.objects.filter(session=session).order_by("order", "state").values_list("state", flat=True)
    )


@transaction.atomic
def open_series(*, by: User, states: Iterable[str], **facts: Any) -> Series:
    """Open a series as a draft, with a panel for each State; whoever opens it leads it."""
    series = Series(**facts)
    _check(series)
    series.save()
    SeriesMember.objects.create(series=series, user=by, part=SeriesMember.Part.LEAD)
    set_states(series, states)
    return series


@transaction.atomic
def change_series(series: Series, **facts: Any) -> None:
    """Change the facts of a series; hours that no longer lie within its days are refused."""
    for name, value in facts.items():
        setattr(series, name, value)
    _check(series)
    series.save()
    refuse_clashes(series)
    _tell(series)


@transaction.atomic
def set_states(series: Series, states: Iterable[str]) -> None:
    """Make these the countries of a series. One that has applications may be dropped, not deleted."""
    wanted, known = set(states), states_of(series.session)
    if strange := wanted - set(known):
        raise ValidationError(
            _("Not reviewed at session {session}: {states}.").format(
                session=series.session, states=", ".join(sorted(strange))
            )
        )
    if not wanted:
        raise ValidationError(_("Choose at least one country."))
    going = series.panels.exclude(state__in=wanted)
    if kept := going.filter(applications__isnull=False).distinct():
        raise ValidationError(
            _("There are applications for {states}. Drop such a meeting instead.").format(
                states=", ".join(panel.state for panel in kept)
            )
        )
    going.delete()
    there = set(series.panels.values_list("state", flat=True))
    Panel.objects.bulk_create(Panel(series=series, state=state) for state in known if state in wanted - there)
    _tell(series)


@transaction.atomic
def write_call(series: Series, texts: Mapping[str, str]) -> None:
    """Keep what the call says, by language; an empty text takes a language away."""
    for language in Language.values:
        text = texts.get(language, "").strip()
        if text:
            Call.objects.update_or_create(series=series, language=language, defaults={"text": text})
        else:
            Call.objects.filter(series=series, language=language).delete()
    _tell(series)


@transaction.atomic
def open_call(series: Series) -> None:
    """Publish the call. It takes applications from its first to its last moment."""
    if series.state not in (Series.State.DRAFT, Series.State.CLOSED):
        raise ValidationError(_("Speakers are selected: the call cannot be opened any more."))
    if not series.panels.filter(standing=Panel.Standing.CHOSEN).exists():
        raise ValidationError(_("Choose at least one country first."))
    if not series.calls.exists():
        raise ValidationError(_("Write what the call says first, in one language at least."))
    _set_state(series, Series.State.OPEN)


@transaction.atomic
def close_call(series: Series) -> None:
    """Take no application any more, also before the last moment."""
    if series.state != Series.State.OPEN:
        raise ValidationError(_("The call is not open."))
    _set_state(series, Series.State.CLOSED)


@transaction.atomic
def publish_programme(series: Series) -> None:
    """Let the public read which country has which hour; of speakers, what each agreed to."""
    if series.state != Series.State.SELECTED:
        raise ValidationError(_("The programme is published once all letters are out."))
    meetings = series.panels.filter(standing=Panel.Standing.CHOSEN)
    if not meetings.exists():
        raise ValidationError(_("No meeting takes place."))
    if hourless := meetings.filter(starts_at=None).count():
        raise ValidationError(
            ngettext(
                "{n} meeting has no hour yet. Set it first.",
                "{n} meetings have no hour yet. Set them first.",
                hourless,
            ).format(n=hourless)
        )
    _set_state(series, Series.State.PUBLISHED)


@transaction.atomic
def withdraw_programme(series: Series) -> None:
    """Take the programme from the public pages again."""
    if series.state != Series.State.PUBLISHED:
        raise ValidationError(_("The programme is not public."))
    _set_state(series, Series.State.SELECTED)


@transaction.atomic
def name_member(series: Series, *, address: str, part: str, panels: Iterable[Panel] = ()) -> SeriesMember:
    """Give a person a part by the mail address of the account; assessors may be for some countries alone."""
    user = User.objects.filter(email__iexact=address.strip(), is_active=True).exclude(email="").first()
    if user is None:
        raise ValidationError(_("Nobody has an account with the address {address}.").format(address=address))
    if part not in SeriesMember.Part.values:
        raise ValidationError(_("Choose a part."))
    if series.members.filter(user=user).exists():
        raise ValidationError(_("This person has a part in the series already."))
    if series.applications.filter(owner=user).exists():
        raise ValidationError(_("This person has written an application to the series."))
    made = SeriesMember.objects.create(series=series, user=user, part=part)
    made.panels.set(panels)
    return made


@transaction.atomic
def remove_member(member: SeriesMember) -> None:
    """Take a person's part away, and what he scored with it; the last lead stays."""
    leads = SeriesMember.objects.select_for_update().filter(series=member.series, part=SeriesMember.Part.LEAD)
    if member.part == SeriesMember.Part.LEAD and len(leads) < 2:
        raise ValidationError(_("A series needs a lead. Name another one first."))
    member.delete()


def _set_state(series: Series, state: Series.State) -> None:
    series.state = state
    series.save(update_fields=["state"])
    _tell(series)


def _check(series: Series) -> None:
    if series.zone not in available_timezones():
        raise ValidationError({"zone": _("This is no time zone. Write it as Europe/Zurich.")})
    if series.slug in RESERVED:
        raise ValidationError({"slug": _("This name is taken by another page.")})
    if series.ends_on < series.starts_on:
        raise ValidationError({"ends_on": _("The last day lies before the first.")})
    if series.call_closes_at <= series.call_opens_at:
        raise ValidationError({"call_closes_at": _("The call closes before it opens.")})
    if series.call_closes_at.astimezone(ZoneInfo(series.zone)).date() >= series.starts_on:
        raise ValidationError({"call_closes_at": _("The call must close before the first day.")})
    if not states_of(series.session):
        raise ValidationError({"session": _("No reviews of this session are known here.")})
    series.full_clean()


def _tell(series: Series) -> None:
    """Let the public pages show it, unless nothing of it is public yet."""
    if series.state != Series.State.DRAFT:
        bump("Pre-sessions", NOTHING)
