"""What a person writes about one reading, checked and turned into an entry."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from uprtracker.core.recommendation import Part
from uprtracker.records.entry import Entry
from uprtracker.records.wording import plain
from uprtracker.web import names

ANSWERS = ("", *(one for one in names.POSITIONS if one))
LONGEST_TEXT = 10_000
SPARE_PARTS = 2  # empty rows offered for further parts
_SEPARATORS = re.compile(r"[;\n\r；؛、]+")
_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z.()/ -]*")


def state_names(codes: Sequence[str]) -> str:
    """Return the names of States as the form takes them: `France; Spain`."""
    return "; ".join(names.state(code) for code in codes if code)


class StatesField(forms.CharField):
    """Names of States with semicolons between them, in any UN language, or ISO3 codes."""

    def clean(self, value: Any) -> Any:
        """Return the ISO3 codes, each once; names that are no State are refused by name."""
        text = super().clean(value)
        states = names.reference().states
        found: dict[str, None] = {}
        unknown: list[str] = []
        for name in filter(None, (piece.strip() for piece in _SEPARATORS.split(text))):
            if name in states.by_iso3:
                found[name] = None
                continue
            read = states.resolve_list(name)
            found |= dict.fromkeys(state.iso3 for state in read.states)
            unknown += read.unknown
        if unknown:
            raise forms.ValidationError(
                _("Not a State that is known here: %(names)s. Write names with semicolons: France; Spain.")
                % {"names": ", ".join(f"“{name}”" for name in unknown)}
            )
        return tuple(found)


class EntryForm(forms.Form):
    """Number, text, States, position and parts of one reading. Pledges have number and text alone."""

    number = forms.CharField(required=False, max_length=20, strip=True)
    text = forms.CharField(max_length=LONGEST_TEXT, strip=True)
    answers = ANSWERS
    states = StatesField(required=False, max_length=4000)
    position = forms.ChoiceField(required=False, choices=[(one, one) for one in ANSWERS])

    def __init__(self, *args: Any, entry: Entry, pledge: bool = False, **kwargs: Any) -> None:
        self.entry_before = entry
        initial = {
            "number": entry.number,
            "text": entry.text,
            "states": state_names(entry.states),
            "position": entry.position,
        }
        for at, part in enumerate(entry.parts):
            initial |= {f"part{at}_text": part.text, f"part{at}_states": state_names(part.states)}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.parts = 0 if pledge else len(entry.parts) + SPARE_PARTS
        for at in range(self.parts):
            self.fields[f"part{at}_text"] = forms.CharField(required=False, max_length=LONGEST_TEXT)
            self.fields[f"part{at}_states"] = StatesField(required=False, max_length=4000)
        if pledge:
            del self.fields["states"], self.fields["position"]

    def part_rows(self) -> list[tuple[Any, Any]]:
        """Return the fields of each part: text and States."""
        return [(self[f"part{at}_text"], self[f"part{at}_states"]) for at in range(self.parts)]

    def has_parts(self) -> bool:
        """Tell whether any part is filled in, so that the page shows them."""
        return any(text.value() for text, _states in self.part_rows())

    def problems(self) -> list[tuple[str, str, str]]:
        """Return every error with the field it belongs to: id, label, sentence."""
        return [
            (self[name].id_for_label if name in self.fields else "", name, str(error))
            for name, errors in self.errors.items()
            for error in errors
        ]

    def clean_number(self) -> str:
        """Accept a number as documents print them: 115.2, 60.14, 21(b)."""
        number = str(self.cleaned_data["number"]).rstrip(".")
        if number and not _NUMBER.fullmatch(number):
            raise forms.ValidationError(_("Write the number as it is printed, for example 115.2."))
        return number

    def clean(self) -> dict[str, Any]:
        """Check that the parts stand in the text, one after the other."""
        values = super().clean() or {}
        rest = plain(values.get("text", ""))
        for at in range(self.parts):
            text = values.get(f"part{at}_text", "")
            words = plain(text)
            if text and (not words or words not in rest):
                message = _("This part does not stand in the text, or not in this order.")
                self.add_error(f"part{at}_text", message)
            elif text:
                rest = rest.partition(words)[2]
            elif values.get(f"part{at}_states"):
                self.add_error(f"part{at}_text", _("States need the text of their part."))
        return values

    def entry(self) -> Entry:
        """Return what the person decided."""
        said = self.cleaned_data
        parts = tuple(
            Part(said[f"part{at}_text"], said[f"part{at}_states"])
            for at in range(self.parts)
            if said[f"part{at}_text"]
        )
        states = (*said.get("states", ()), *(state for part in parts for state in part.states))
        number = said["number"]
        prefix = number.rpartition(".")[0]
        return replace(
            self.entry_before,
            number=number,
            text=said["text"],
            states=tuple(dict.fromkeys(states)),
            position=said.get("position", ""),
            parts=parts if len(parts) > 1 else (),
            chapeau=prefix if prefix.isdigit() else self.entry_before.chapeau,
        )
