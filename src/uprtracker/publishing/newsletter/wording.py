"""Numbers, days, names and links as the texts of an issue say them, in the language that is active.

Texts are Markdown: what comes from records is escaped, and a number leads to where it was frozen.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.search.labels import label

THIN = "\u202f"
_MARKS = re.compile(r"([\\`*_\[\]<>#|~!])")
Cell = Mapping[str, Any]


def language() -> str:
    """Return the UN language that is active: ar, en, es, fr, ru or zh."""
    return (get_language() or "en").split("-")[0]


def number(value: float, decimals: int = 0) -> str:
    """12345 → "12 345" with a thin space."""
    return f"{value:,.{decimals}f}".replace(",", THIN)


def day(value: date | str) -> str:
    """2015-03-02 → "2 March 2015"; of a month alone ("2015-03"), "March 2015"."""
    if isinstance(value, str) and len(value) == len("2015-03"):
        return date_format(date.fromisoformat(f"{value}-01"), _("F Y"), use_l10n=False)
    given = date.fromisoformat(value) if isinstance(value, str) else value
    return date_format(given, _("j F Y"), use_l10n=False)


def days(since: date | str, until: date | str) -> str:
    """Return both ends of a time."""
    return _("%(since)s to %(until)s") % {"since": day(since), "until": day(until)}


def state(iso3: str) -> str:
    """Return the UN short name of a State."""
    return label("sur", iso3, language())


def issue(slug: str) -> str:
    """Return the name of an issue of UPR Info's list."""
    return _(label("issue", slug))


def listed(names: Sequence[str]) -> str:
    """Return names in one sentence: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(others)s and %(last)s") % {"others": ", ".join(names[:-1]), "last": names[-1]}


def escaped(text: str) -> str:
    """Return somebody's words so that Markdown leaves them as they are, in one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def link(words: str, address: str) -> str:
    """Return words that lead somewhere."""
    return f"[{words}]({address})"


def value(cell: Cell) -> str:
    """Return a frozen number as it is read: 2 768, 197.7, 36.3 %."""
    if cell["unit"] == "share":
        return f"{number(100 * cell['value'], 1)}{THIN}%"
    return number(cell["value"], 1 if cell["unit"] == "average" else 0)


def linked(cell: Cell) -> str:
    """Return a number that leads to where it is kept; one that is kept nowhere, as it is."""
    return link(value(cell), str(cell["at"])) if cell["at"] else value(cell)


def of(cell: Cell) -> str:
    """Return what a share or an average is of."""
    if cell["part"] is None or cell["whole"] is None:
        return ""
    if cell["unit"] == "average":
        return _("%(part)s divided by %(whole)s") % {
            "part": number(cell["part"]),
            "whole": number(cell["whole"]),
        }
    return _("%(part)s of %(whole)s") % {"part": number(cell["part"]), "whole": number(cell["whole"])}
