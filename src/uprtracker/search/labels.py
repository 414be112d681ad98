"""The values that filters know, and the words a reader sees for them, from the reference facts."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from uprtracker.records.document_kinds import KINDS
from uprtracker.reference import Reference, load_reference
from uprtracker.search.filters import CODERS, DOCUMENTS, LINEAGES, POSITIONS, SMART
from uprtracker.search.hierarchy import FAMILY, families

_FILTERS = {
    "sur": gettext_noop("State under Review"),
    "rs": gettext_noop("Recommending State"),
    "position": gettext_noop("Response"),
    "first_position": gettext_noop("First response"),
    "ever_position": gettext_noop("Response at any stage"),
    "issue": gettext_noop("Issue"),
    "action": gettext_noop("Action category"),
    "theme": gettext_noop("Theme"),
    "group": gettext_noop("Group of persons"),
    "sdg": gettext_noop("Sustainable Development Goal"),
    "instrument": gettext_noop("Instrument"),
    "mechanism": gettext_noop("Mechanism"),
    "smart": gettext_noop("Specific, measurable, time-bound"),
    "coded_by": gettext_noop("Coded by"),
    "lineage": gettext_noop("Asked before or again"),
    "document": gettext_noop("Document"),
    "session": gettext_noop("Session"),
    "cycle": gettext_noop("Cycle"),
    "sur_group": gettext_noop("Regional group of the State under Review"),
    "rs_group": gettext_noop("Regional group of the recommending State"),
    "sur_org": gettext_noop("Organisation of the State under Review"),
    "rs_org": gettext_noop("Organisation of the recommending State"),
    "kind": gettext_noop("Listed"),
    "date": gettext_noop("Date of the review"),
}


def label(name: str, value: str, language: str = "en", words: Callable[[str], str] = str) -> str:
    """Return what to show for `value` of filter `name` (or of `kind`); the value itself if it is unknown.

    States come in `language` where the UN name in it is confirmed; what we name
    ourselves comes in the language that is active. The names of issues, themes, goals and the like are
    those of the tables, in English, unless `words` translates them (`gettext`).
    """
    reference = load_reference(demo=True)
    if name in ("sur", "rs"):
        state = reference.states.by_iso3.get(value)
        return state.name_in(language) if state else value
    if name in ("sur_org", "rs_org"):
        organisation = reference.organisations.get(value)
        return words(organisation.name) if organisation else value
    if name == "issue":
        return words(reference.issues[value].name) if value in reference.issues else value
    if name == "action":
        return _action(reference, value)
    if name in ("theme", "group"):
        tag = (reference.themes if name == "theme" else reference.groups).by_slug.get(value)
        return words(tag.name) if tag else value
    if name == "sdg":
        return _goal(reference, value, words)
    if name == "instrument":
        return _instrument(reference, value, words)
    if name == "mechanism":
        return words(reference.mechanisms[value].name) if value in reference.mechanisms else value
    return _own_words(name).get(value, value)


def filter_name(name: str) -> str:
    """Return what a filter is called."""
    return _(_FILTERS[name]) if name in _FILTERS else name


@lru_cache(maxsize=32)
def known_values(name: str) -> frozenset[str]:
    """Return the values that a filter can have."""
    reference = load_reference(demo=True)
    return {
        "sur": frozenset(reference.states.by_iso3),
        "rs": frozenset(reference.states.by_iso3),
        "issue": frozenset(reference.issues),
        "action": frozenset(map(str, reference.action_categories)),
        "session": frozenset(map(str, reference.sessions)),
        "cycle": frozenset(str(session.cycle) for session in reference.sessions.values()),
        "sur_group": frozenset(state.regional_group for state in reference.states.all),
        "rs_group": frozenset(state.regional_group for state in reference.states.all),
        "sur_org": frozenset(reference.organisations),
        "rs_org": frozenset(reference.organisations),
        "position": frozenset(POSITIONS),
        "first_position": frozenset(POSITIONS),
        "ever_position": frozenset(POSITIONS),
        "coded_by": frozenset(CODERS),
        "theme": frozenset(reference.themes.by_slug),
        "group": frozenset(reference.groups.by_slug),
        "sdg": frozenset(_goals(reference)),
        "instrument": frozenset(reference.instruments) | families(),
        "mechanism": frozenset(reference.mechanisms),
        "smart": frozenset(SMART),
        "lineage": frozenset(LINEAGES),
        "document": frozenset(DOCUMENTS),
    }[name]


def _action(reference: Reference, value: str) -> str:
    category = reference.action_categories.get(int(value)) if value.isdigit() else None
    return f"{category.number} {category.name}" if category else value


def _instrument(reference: Reference, value: str, words: Callable[[str], str]) -> str:
    head = value.removesuffix(FAMILY)
    instrument = reference.instruments.get(value) or reference.instruments.get(head)
    if not instrument:
        return value
    name = words(instrument.short_name or instrument.name)
    return name if value in reference.instruments else _("%(name)s and what belongs to it") % {"name": name}


def _goals(reference: Reference) -> Iterator[str]:
    for goal in reference.sdgs.values():
        yield str(goal.number)
        yield from (target.number for target in goal.targets)


def _goal(reference: Reference, value: str, words: Callable[[str], str]) -> str:
    """Return number and name of a goal (`5`) or a target (`5.1`)."""
    number = value.partition(".")[0]
    goal = reference.sdgs.get(int(number)) if number.isdigit() else None
    names = {str(goal.number): goal.name, **{t.number: t.name for t in goal.targets}} if goal else {}
    return f"{value} {words(names[value])}" if value in names else value


def _own_words(name: str) -> dict[str, str]:
    if name == "kind":
        return {
            "recommendation": _("Recommendations"),
            "pledge": _("Voluntary pledges"),
            "both": _("Recommendations and pledges"),
        }
    if name in ("position", "first_position", "ever_position"):
        return {
            "supported": _("Supported"),
            "noted": _("Noted"),
            "partial": _("Supported in part"),
            "pending": _("Pending"),
            "none": _("No answer recorded"),
        }
    if name == "smart":
        return {
            "specific": _("specific"),
            "measurable": _("measurable"),
            "time-bound": _("time-bound"),
        }
    if name in ("lineage", "document"):
        return _linked() if name == "lineage" else _documents()
    if name == "coded_by":
        return {
            "person": _("an editor"),
            "uprinfo": _("UPR Info"),
            "ohchr": _("OHCHR (themes, groups, goals)"),
            "machine": _("machine, unconfirmed"),
        }
    if name in ("sur_group", "rs_group"):
        return {
            "african": _("African States"),
            "asia-pacific": _("Asia-Pacific States"),
            "eeg": _("Eastern European States"),
            "grulac": _("Latin American and Caribbean States"),
            "weog": _("Western European and other States"),
            "observer": _("Observers"),
        }
    return {}


def _linked() -> dict[str, str]:
    return {
        "before": _("asked before"),
        "again": _("asked again later"),
        "together": _("asked together with another"),
        "elsewhere": _("asked of another State too"),
        "every-review": _("asked in every review"),
        "confirmed": _("link confirmed by an editor"),
        "none": _("no link"),
    }


def _documents() -> dict[str, str]:
    return {kind: str(words) for kind, words in KINDS.items()} | {"uprinfo": _("UPR Info's database")}
