"""Programmes of Pre-sessions as papers: a panel with its time plan, a whole series, what is public.

    write_pdf(series_paper(series, "en"))       # for the lead: everybody by name
    write_pdf(public_paper(series, "en"))       # country and hour, and what speakers agreed to

The two never share a line: the public one takes its words from `agenda.pre_sessions.shown` alone.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from uprtracker.agenda.pre_sessions.models import Panel, Place, Series
from uprtracker.agenda.pre_sessions.places import plan_of
from uprtracker.agenda.pre_sessions.shown import ShownPanel, chosen_panels, public_panels
from uprtracker.agenda.pre_sessions.time_plan import Kind, Part
from uprtracker.publishing.papers.paper import Block, Heading, Paper, Paragraph, Run, Table, Words, plain
from uprtracker.reference import load_reference


def panel_paper(panel: Panel, language: str) -> Paper:
    """Return the paper of one panel, with everybody's name: for those who prepare it."""
    with translation.override(language):
        return Paper(
            title=_state(panel.state),
            lines=(*_head(panel.series), _when(panel)),
            blocks=tuple(_panel(panel)),
            language=language,
            foot=_("For the organisers alone: names and organisations are not public."),
            dated=timezone.localdate(),
        )


def series_paper(series: Series, language: str) -> Paper:
    """Return the programme of a whole series, with everybody's name: for those who prepare it."""
    with translation.override(language):
        blocks: list[Block] = []
        for panel in chosen_panels(series).select_related("series"):
            blocks += [Heading(_state(panel.state)), Paragraph(plain(_when(panel))), *_panel(panel)]
        return Paper(
            title=series.title,
            lines=_head(series)[1:],
            blocks=tuple(blocks),
            language=language,
            foot=_("For the organisers alone: names and organisations are not public."),
            dated=timezone.localdate(),
        )


def public_paper(series: Series, language: str) -> Paper:
    """Return the programme as the public sees it."""
    with translation.override(language):
        rows = tuple(
            (plain(_when(one.panel)), plain(_state(one.panel.state)), _names(one))
            for one in public_panels(series)
        )
        spoken = any(one.speakers for one in public_panels(series))
        head = (_("Hour"), _("Country"), *((_("Speakers who agreed to be named"),) if spoken else ()))
        shown = rows if spoken else tuple(row[:2] for row in rows)
        return Paper(
            title=series.title,
            lines=_head(series)[1:],
            blocks=(Table(head=head, rows=shown),) if rows else (),
            language=language,
            foot=_("Hours are those of the place ({zone}).").format(zone=series.zone),
            dated=timezone.localdate(),
        )


def _panel(panel: Panel) -> list[Block]:
    row = list(panel.places.order_by("order", "made_at"))
    speakers = [one for one in row if one.function == Place.Function.SPEAKER]
    moderators = [one for one in row if one.function == Place.Function.MODERATOR]
    rows = tuple(
        (plain(_clock(panel, part)), plain(str(part.minutes)), _what(part, speakers))
        for part in plan_of(panel, row).parts
    )
    said: list[Block] = []
    if moderators:
        names = ", ".join(_person(one.name, one.organisation) for one in moderators)
        said.append(Paragraph(plain(_("Moderator: {names}").format(names=names))))
    head = (_("Hour"), _("Minutes"), _("What happens"))
    return [*said, Table(head=head, rows=rows, widths=(2, 1, 7))]


def _what(part: Part, speakers: Sequence[Place]) -> Words:
    if part.speaker is not None:
        one = speakers[part.speaker]
        rest = (Run(f", {one.organisation}"),) if one.organisation else ()
        return (Run(one.name, bold=True), *rest)
    words = {
        Kind.WELCOME: _("Welcome"),
        Kind.MODERATOR: _("Questions of the moderator"),
        Kind.MISSIONS: _("Questions of Permanent Missions"),
    }
    return plain(words[part.kind])


def _names(one: ShownPanel) -> Words:
    return plain("; ".join(filter(None, (_person(each.name, each.organisation) for each in one.speakers))))


def _person(name: str, organisation: str) -> str:
    return ", ".join(filter(None, (name, organisation)))


def _head(series: Series) -> tuple[str, ...]:
    first, last = _day(series.starts_on), _day(series.ends_on)
    return (series.title, series.place, first if first == last else f"{first} – {last}")


def _when(panel: Panel) -> str:
    if panel.starts_at is None:
        return _("The hour is not set yet.")
    start = timezone.localtime(panel.starts_at, panel.series.tz)
    return f"{_day(start.date())}, {_time(start)}–{_time(start + timedelta(minutes=panel.minutes))}"


def _clock(panel: Panel, part: Part) -> str:
    if panel.starts_at is None:
        return f"+{part.start}"
    return _time(timezone.localtime(panel.starts_at, panel.series.tz) + timedelta(minutes=part.start))


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _day(day: date) -> str:
    return date_format(day, _("j F Y"), use_l10n=False)


def _state(iso3: str) -> str:
    known = load_reference(demo=True).states.by_iso3.get(iso3)
    return known.name_in((translation.get_language() or "en").split("-")[0]) if known else iso3
