"""The columns of an export and how a record fills them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.exchange.tables import Cell, Column
from uprtracker.reference import load_reference
from uprtracker.search.labels import label
from uprtracker.search.standing import Standing


@dataclass(frozen=True, slots=True)
class Answered:
    """A recommending State (empty: not named by the source) and the answer it got."""

    state: str
    position: str


@dataclass(frozen=True, slots=True)
class Line:
    """A record as an export needs it, its recommending States apart."""

    kind: str
    address: str
    code: str
    number: str
    text: str
    sur: str
    session: int
    cycle: int
    position: str
    source: str
    action: Standing
    issue: Standing
    document: str
    page: int | None
    paragraph: str
    demo: bool


def columns() -> tuple[Column, ...]:
    """Return the columns, in the order in which `cells` fills them."""
    return (
        Column("address", _("Address"), 44),
        Column("kind", _("Kind"), 16),
        Column("code", _("Code"), 18),
        Column("number", _("Number"), 9),
        Column("sur", _("State under Review"), 22),
        Column("sur_iso3", _("State under Review (ISO 3166)"), 6),
        Column("session", _("Session"), 8),
        Column("cycle", _("Cycle"), 6),
        Column("rs", _("Recommending States"), 26),
        Column("rs_iso3", _("Recommending States (ISO 3166)"), 8),
        Column("text", _("Text"), 90),
        Column("position", _("Response"), 14),
        Column("answers", _("Responses, where they differ by State"), 20),
        Column("position_source", _("Source of the response"), 26),
        Column("action", _("Action category"), 20),
        Column("action_origin", _("Action category coded by"), 18),
        Column("issues", _("Issues"), 34),
        Column("issues_origin", _("Issues coded by"), 18),
        Column("document", _("Document"), 16),
        Column("page", _("Page"), 6),
        Column("paragraph", _("Paragraph"), 10),
        Column("sur_group", _("Regional group of the State under Review"), 22),
        Column("rs_groups", _("Regional groups of the recommending States"), 22),
        Column("remark", _("Remark"), 22),
    )


def cells(line: Line, pairs: Sequence[Answered], *, alone: bool = False) -> tuple[Cell, ...]:
    """Return the cells of a record with these of its pairs; `alone`: the row stands for one pair."""
    position = pairs[0].position if alone else line.position
    states = [pair.state for pair in pairs if pair.state]
    return (
        line.address,
        _value("kind", line.kind),
        line.code,
        line.number,
        _value("sur", line.sur),
        line.sur,
        line.session,
        line.cycle,
        tuple(_value("rs", state) for state in states),
        tuple(states),
        line.text,
        _value("position", position) if position else "",
        _apart(pairs),
        line.source,
        tuple(_value("action", action) for action in line.action.labels),
        _origin(line.action.origin),
        tuple(_value("issue", issue) for issue in line.issue.labels),
        _origin(line.issue.origin),
        line.document,
        line.page,
        line.paragraph,
        _group(line.sur),
        tuple(dict.fromkeys(group for state in states if (group := _group(state)))),
        _("Fictitious: demonstration data") if line.demo else "",
    )


def _apart(pairs: Sequence[Answered]) -> tuple[str, ...]:
    if len({pair.position for pair in pairs}) < 2:
        return ()
    unnamed = _("State not named")
    return tuple(
        f"{_value('rs', pair.state) if pair.state else unnamed}: {_value('position', pair.position)}"
        for pair in pairs
    )


def _origin(origin: str) -> str:
    return {
        "uprinfo": _("UPR Info"),
        "person": _("an editor"),
        "model": _("machine, unconfirmed"),
    }.get(origin, origin)


def _value(name: str, value: str) -> str:
    return _labelled(name, value, get_language() or "en")


# The same few hundred labels stand in tens of thousands of rows.
@lru_cache(maxsize=5_000)
def _labelled(name: str, value: str, language: str) -> str:
    if name == "kind":
        return _("Voluntary pledge") if value == "pledge" else _("Recommendation")
    return label(name, value, language)


def _group(state: str) -> str:
    found = load_reference(demo=True).states.by_iso3.get(state)
    return _value("sur_group", found.regional_group) if found and found.regional_group else ""
