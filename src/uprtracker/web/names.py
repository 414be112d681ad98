"""Names of States, groups, organisations, issues and answers in the reader's language.

Codes go in (`SVN`, `WEOG`, `womens-rights`, `supported`, `5`), words come out. A code
that is not known comes back as it is: a page shows something odd rather than nothing.
"""

import unicodedata
from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from uprtracker.records.document_kinds import kind_words
from uprtracker.records.models import Coding, Document
from uprtracker.reference import Reference, State, load_reference
from uprtracker.search import filters
from uprtracker.search.labels import label

THIN = "\u202f"  # narrow no-break space

# Answers in the order in which pages show them; the empty one is "no answer recorded".
POSITIONS = tuple("" if value == "none" else value for value in filters.POSITIONS)


def reference() -> Reference:
    """Return the facts with the fictitious States of the demonstration among them."""
    return load_reference(demo=True)


def language() -> str:
    """Return the UN language of this page: ar, en, es, fr, ru or zh."""
    return (get_language() or "en").split("-")[0]


def number(value: int) -> str:
    """12345 → "12 345" with a thin space, as the UN writes figures."""
    return f"{value:,}".replace(",", THIN)


def day(value: date) -> str:
    """2026-05-12 → "12 May 2026" in the reader's language: never only figures."""
    return date_format(value, _("j F Y"), use_l10n=False)


def share(value: float | None) -> str:
    """0.6349 → "63.5 %". None (nothing to divide by) → a dash. A few are not none, nearly all not all."""
    if value is None:
        return "–"
    if 0 < value < 0.0005:
        return f"<0.1{THIN}%"
    if 0.9995 <= value < 1:
        return f">99.9{THIN}%"
    return f"{value * 100:.1f}{THIN}%"


def state(iso3: str) -> str:
    """Return the UN short name of a State; of none, a phrase that says so."""
    if not iso3:
        return _("a State that the source does not name")
    found = reference().states.by_iso3.get(iso3.upper())
    return found.name_in(language()) if found else iso3


def alphabetical(states: Iterable[State]) -> list[State]:
    """Sort States by name in the reader's language; accents do not move a name."""
    code = language()
    return sorted(states, key=lambda one: fold(one.name_in(code)))


def state_choices() -> list[tuple[str, str]]:
    """Return code and name of every State, for a field of a form."""
    return [(one.iso3, one.name_in(language())) for one in alphabetical(reference().states.all)]


def fold(name: str) -> str:
    """Return `name` for sorting and grouping: no accents, no case."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def position(value: str) -> str:
    """Return the words for an answer; of none, that none is recorded."""
    return label("position", value or "none")


def issue(slug: str) -> str:
    """Return the name of an issue of UPR Info's list."""
    return label_of("issue", slug)


def coded(one: Coding) -> str:
    """Return the name of a label; of one of OHCHR's that is not known, the words as printed."""
    name = label_of(one.scheme, one.label)
    return one.evidence if name == one.label and one.origin == "ohchr" and one.evidence else name


def label_of(scheme: str, value: str) -> str:
    """Return the name of a label of any scheme."""
    if scheme == "action" and value.isdigit():
        return f"{value} {action(int(value))}"
    return label(scheme, value, language(), gettext)


def action(category: int) -> str:
    """Return the name of an action category: 5 is specific action."""
    found = reference().action_categories.get(category)
    return _(found.name) if found else str(category)


def group(slug: str) -> str:
    """Return the name of a regional group."""
    return label("sur_group", slug)


def title_of(one: Document) -> str:
    """Return a heading for a document that may lack a title, a symbol or a review."""
    if one.review:
        return _("%(state)s: %(kind)s") % {
            "state": state(one.review.state),
            "kind": kind_words(one.kind),
        }
    return one.title or one.symbol or one.name
