"""The columns of an export and how a record fills them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.exchange.tables import Cell, Column
from uprtracker.records.codings import IMPORTED, MODEL, PERSON, SCHEMES
from uprtracker.records.scheme_names import origin_name, scheme_name
from uprtracker.records.whose_codings import Whose
from uprtracker.reference import load_reference
from uprtracker.search.labels import label


@dataclass(frozen=True, slots=True)
class Answered:
    """A recommending State (empty: not named by the source) and the answer it got."""

    state: str
    position: str


@dataclass(frozen=True, slots=True)
class Line:
    """A record as an export needs it, its recommending States apart.

    `document` is the symbol of the document it was read in, `report` that of the review's report
    whether or not it was read, `date` that of the document or else of the review.
    """

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
    codings: Mapping[str, Whose]
    document: str
    report: str
    date: str
    page: int | None
    paragraph: str
    demo: bool


def columns() -> tuple[Column, ...]:
    """Return the columns, in the order in which `Cells` fills them."""
    return (
        Column("address", _("Address"), 44),
        Column("kind", _("Kind"), 16),
        Column("code", _("Code"), 18),
        Column("number", _("Number"), 9),
        Column("sur", _("State under Review"), 22),
        Column("sur_iso3", _("State under Review (ISO 3166)"), 6),
        Column("session", _("Session"), 8, "whole"),
        Column("cycle", _("Cycle"), 6, "whole"),
        Column("rs", _("Recommending States"), 26, "texts"),
        Column("rs_iso3", _("Recommending States (ISO 3166)"), 8, "texts"),
        Column("text", _("Text"), 90),
        Column("position", _("Response"), 14),
        Column("answers", _("Responses, where they differ by State"), 20, "texts"),
        Column("position_source", _("Source of the response"), 26),
        *_of_codings(),
        Column("document", _("Document"), 16),
        Column("page", _("Page"), 6, "whole"),
        Column("paragraph", _("Paragraph"), 10),
        Column("sur_group", _("Regional group of the State under Review"), 22),
        Column("rs_groups", _("Regional groups of the recommending States"), 22, "texts"),
        Column("remark", _("Remark"), 22),
        Column("data_version", _("Data version"), 8, "whole"),
    )


# What the columns of a scheme are called, where it is not the scheme itself.
KEYS = {
    "issue": "issues",
    "instrument": "instruments",
    "mechanism": "mechanisms",
    "theme": "themes",
    "group": "groups",
    "sdg": "sdgs",
}


def _of_codings() -> Iterator[Column]:
    """Yield the columns of each scheme: labels, whose they are, how sure the machine is of its own."""
    for scheme in SCHEMES:
        key, what = KEYS.get(scheme, scheme), {"what": scheme_name(scheme)}
        yield Column(key, what["what"], 34 if scheme == "issue" else 20, "texts")
        yield Column(f"{key}_origin", _("%(what)s: coded by") % what, 18)
        yield Column(
            f"{key}_confidence", _("%(what)s: confidence of the machine, 0 to 1") % what, 10, "decimal"
        )
        yield Column(f"{key}_version", _("%(what)s: version of the machine’s coder") % what, 14)


class Cells:
    """Fills the cells of one export, in the language that is active when it begins."""

    def __init__(self, version: int) -> None:
        """Look up nothing yet; each label is looked up once, as tens of thousands of rows share them.

        `version` is that of the data.
        """
        self._version = version
        self._language = get_language() or "en"
        self._labels: dict[tuple[str, str], str] = {}
        self._origins = {origin: origin_name(origin) for origin in (PERSON, *IMPORTED, "")}
        self.kinds = {"pledge": _("Voluntary pledge"), "recommendation": _("Recommendation")}
        self._unnamed = _("State not named")
        self.fictitious = _("Fictitious: demonstration data")
        self._states = load_reference(demo=True).states.by_iso3

    def of(self, line: Line, pairs: Sequence[Answered], *, alone: bool = False) -> tuple[Cell, ...]:
        """Return the cells of a record with these of its pairs; `alone`: the row stands for one pair."""
        position = pairs[0].position if alone else line.position
        states = [pair.state for pair in pairs if pair.state]
        groups = dict.fromkeys(group for state in states if (group := self._group(state)))
        return (
            line.address,
            self.kinds[line.kind],
            line.code,
            line.number,
            self.label("sur", line.sur),
            line.sur,
            line.session,
            line.cycle,
            tuple(self.label("rs", state) for state in states),
            tuple(states),
            line.text,
            self.label("position", position) if position else "",
            self.apart(pairs),
            line.source,
            *(cell for scheme, said in line.codings.items() for cell in self._coded(scheme, said)),
            line.document,
            line.page,
            line.paragraph,
            self._group(line.sur),
            tuple(groups),
            self.fictitious if line.demo else "",
            self._version,
        )

    def _coded(self, scheme: str, said: Whose) -> tuple[Cell, Cell, Cell, Cell]:
        """Return labels, whose they are; of those the machine gave alone, how sure, and its version."""
        confidence = said.machine.confidence if said.machine else None
        version = said.machine.version if said.machine else ""
        labels = tuple(self.label(scheme, name) for name in said.labels)
        return labels, self.whose(scheme, said), confidence, version

    def whose(self, scheme: str, said: Whose) -> str:
        """Return who gave the labels of a scheme, empty where there are none."""
        whose = self._origins[said.origin] if said.labels else ""
        if said.unconfirmed and said.origin == PERSON:
            own = ", ".join(self.label(scheme, name) for name in said.unconfirmed)
            whose = f"{whose}; {self._origins[MODEL]}: {own}"
        return whose

    def apart(self, pairs: Sequence[Answered]) -> tuple[str, ...]:
        """Return the answers by State where they are not all the same."""
        if len({pair.position for pair in pairs}) < 2:
            return ()
        return tuple(
            f"{self.label('rs', pair.state) if pair.state else self._unnamed}:"
            f" {self.label('position', pair.position)}"
            for pair in pairs
        )

    def label(self, name: str, value: str) -> str:
        """Return what to show for a value of a filter, in the language of this export."""
        key = (name, value)
        if key not in self._labels:
            self._labels[key] = label(name, value, self._language)
        return self._labels[key]

    def _group(self, state: str) -> str:
        found = self._states.get(state)
        return self.label("sur_group", found.regional_group) if found and found.regional_group else ""
