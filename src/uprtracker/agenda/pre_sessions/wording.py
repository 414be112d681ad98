"""Texts of mails and calls, with places to fill in: `{country}`, `{institution}`, `{hour}`.

    subject, text = usual("letter-selected", "fr")
    filled(text, application)

The usual texts stand in `texts/`, one file for each text and language, the subject in the first line.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from uprtracker.agenda.pre_sessions.models import Application, Language, Series
from uprtracker.reference import load_reference

_FOLDER = Path(__file__).parent / "texts"
_PLACE = re.compile(r"\{([a-z_]+)\}")


@cache
def usual(name: str, language: str) -> tuple[str, str]:
    """Return subject and text of a usual text; raises KeyError for a language that there is not."""
    if language not in Language.values:
        raise KeyError(language)
    subject, _blank, text = (_FOLDER / f"{name}.{language}.txt").read_text("utf-8").partition("\n\n")
    return subject.strip(), text.strip()


def filled(text: str, one: Application) -> str:
    """Return a text with the places filled in for an application, in its language."""
    with translation.override(one.language):
        return _PLACE.sub(lambda found: _said(found[1], one), text)


def filled_for_series(text: str, series: Series, language: str) -> str:
    """Return a text with those places filled in that a series answers by itself."""
    return filled(text, Application(series=series, language=language))


def check_places(text: str) -> None:
    """Raise ValidationError where a text has a place that nothing fills in."""
    if strange := sorted(set(_PLACE.findall(text)) - set(PLACES)):
        raise ValidationError(
            _("Nothing fills in {places}. Use {known}.").format(
                places=", ".join(f"{{{name}}}" for name in strange),
                known=", ".join(f"{{{name}}}" for name in PLACES),
            )
        )


def moment(at: datetime, series: Series) -> str:
    """Return a moment at the place of a series, "3 May 2027, 23:59 (Europe/Zurich, UTC+02:00)"."""
    local = at.astimezone(series.tz)
    ahead = local.strftime("%z")
    day = date_format(local.date(), _("j F Y"), use_l10n=False)
    return f"{day}, {local:%H:%M} ({series.zone}, UTC{ahead[:3]}:{ahead[3:]})"


def _said(name: str, one: Application) -> str:
    """Return what stands in a place; an unknown place stays as it is."""
    return PLACES[name](one) if name in PLACES else f"{{{name}}}"


def _country(one: Application) -> str:
    known = load_reference(demo=True).states.by_iso3.get(one.panel.state)
    return known.name_in(one.language) if known else one.panel.state


def _days(one: Application) -> str:
    first, last = one.series.starts_on, one.series.ends_on
    said = [date_format(day, _("j F Y"), use_l10n=False) for day in dict.fromkeys((first, last))]
    return " – ".join(said)


def _hour(one: Application) -> str:
    return moment(one.panel.starts_at, one.series) if one.panel.starts_at else "–"


PLACES: Mapping[str, Callable[[Application], str]] = {
    "contact": lambda one: one.contact_name,
    "institution": lambda one: one.institution,
    "speaker": lambda one: one.speaker_name,
    "country": _country,
    "session": lambda one: str(one.series.session),
    "title": lambda one: one.series.title,
    "place": lambda one: one.series.place,
    "days": _days,
    "hour": _hour,
    "room": lambda one: one.panel.room or "–",
    "deadline": lambda one: moment(one.series.call_closes_at, one.series),
}
"""Name of a place -> what is filled in."""
