"""The form of the coding desk: what can be chosen in each scheme, and what a person chose."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from uprtracker.records.coding_item import CodingItem, Proposed, SchemeItem
from uprtracker.records.codings import SINGLE
from uprtracker.records.models import CodingDecision
from uprtracker.records.scheme_labels import READ_TWICE, labels_of
from uprtracker.records.scheme_names import scheme_name
from uprtracker.web import names


@dataclass(frozen=True)
class Option:
    """A label to choose. `said` is what the machine says of it, None where it says nothing."""

    value: str
    name: str
    chosen: bool
    said: Proposed | None = None


@dataclass(frozen=True)
class SchemeForm:
    """A scheme on the form: `shown` labels at hand, the `rest` of them folded away."""

    scheme: str
    name: str
    single: bool
    shown: tuple[Option, ...]
    rest: tuple[Option, ...]
    item: SchemeItem | None = None

    @property
    def waits(self) -> bool:
        """Tell whether this scheme waits for a person; in a second reading, each does."""
        return self.item is None or self.item.waits

    @property
    def last(self) -> CodingDecision | None:
        """Return the last decision that stands."""
        rows = self.item.decisions if self.item else ()
        return next((row for row in rows if row.withdrawn_at is None), None)


def forms_of(
    item: CodingItem, written: Mapping[str, list[str]] | None = None, *, only: Collection[str] = ()
) -> list[SchemeForm]:
    """Return the schemes (`only` some, if named) with what stands chosen, or was `written` already."""
    schemes = [one for one in item.schemes if not only or one.scheme in only]
    found = [_form(one, (written or {}).get(one.scheme)) for one in schemes]
    return sorted(found, key=lambda form: not form.waits)


def blind_forms(written: Mapping[str, list[str]] | None = None) -> list[SchemeForm]:
    """Return the schemes that are read twice, without a word of what anybody said."""
    forms = []
    for scheme in READ_TWICE:
        chosen = (written or {}).get(scheme, [])
        options = _options(scheme, labels_of(scheme), chosen, {})
        single = scheme in SINGLE
        picked = tuple(one for one in options if single or one.chosen)
        rest = tuple(one for one in options if one not in picked)
        forms.append(SchemeForm(scheme, scheme_name(scheme), single, picked, rest))
    return forms


def chosen(values: QueryDict, schemes: list[str]) -> dict[str, list[str]]:
    """Return the labels that a form holds in each scheme that it showed."""
    shown = set(values.getlist("shows"))
    return {one: values.getlist(one) for one in schemes if one in shown}


def _form(one: SchemeItem, written: list[str] | None) -> SchemeForm:
    picked = list(one.standing.labels) if written is None else written
    said = {each.label: each for each in (*one.near, *one.proposed)}
    every = labels_of(one.scheme)
    known = set(every)
    at_hand = dict.fromkeys(each.label for each in (*one.proposed, *one.near))
    at_hand.update(dict.fromkeys(picked))
    order = every if one.single else (*at_hand, *(label for label in every if label not in at_hand))
    options = _options(one.scheme, order, picked, said)
    shown = tuple(each for each in options if one.single or each.value in at_hand)
    rest = tuple(each for each in options if each not in shown and each.value in known)
    return SchemeForm(one.scheme, scheme_name(one.scheme), one.single, shown, rest, one)


def _options(
    scheme: str, labels: tuple[str, ...], picked: list[str], said: Mapping[str, Proposed]
) -> list[Option]:
    return [
        Option(label, names.label_of(scheme, label), label in picked, said.get(label)) for label in labels
    ]
