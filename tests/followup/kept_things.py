"""One record of every kind, made from its fields alone: so that kinds that come later are tested as well.

`WORDS` begins every text in them, followed by a word for party and level: whoever reads `…stateparty` has
read what only members of the State's party may.
"""

import itertools
import secrets
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db import models
from django.utils import timezone

from uprtracker.accounts.models import Kept, Level, Member
from uprtracker.accounts.models.kept import kept_models
from uprtracker.records.models import Recommendation

WORDS = "qxzw"
PARTIES = ("cso", "state")
_FRAME = {field.name for field in Kept._meta.get_fields()}
# A party answers a recommendation once: a record at each level is about one of its own.
CODES = {str(level): f"XAA-45-1.{number}" for number, level in enumerate(Level, start=1)}


def word_of(party: str, level: str) -> str:
    """Return the word that stands in every text of the records of a party at a level."""
    return f"{WORDS}{party}{level}"


class Things:
    """Records of every kind at every level of both parties; author is the editor of the party.

    `keys[party, level]` are the keys of their rows.
    """

    def __init__(
        self, space: SimpleNamespace, parties: tuple[str, ...] = PARTIES, levels: Any = Level
    ) -> None:
        self.space = space
        for number, code in enumerate(CODES.values(), start=1):
            fields = {"review": space.review, "number": f"1.{number}", "order": number, "text": "Mend it."}
            Recommendation.objects.get_or_create(code=code, defaults={**fields, "origin": "conclusions"})
        self.made: dict[tuple[type[Kept], str, str], Kept] = {}
        for party, level in itertools.product(parties, levels):
            for model in kept_models():
                self.of(model, party, str(level))

    def of(self, model: type[Kept], party: str, level: str) -> Kept:
        """Return the record of a kind, made when first asked for."""
        key = (model, party, level)
        if key not in self.made:
            self.made[key] = self._make(model, party, level)
        return self.made[key]

    def keys(self, party: str, level: str) -> set[Any]:
        """Return the keys of all records of a party at a level."""
        return {thing.pk for (_, one, at), thing in self.made.items() if (one, at) == (party, level)}

    def _make(self, model: type[Kept], party: str, level: str) -> Kept:
        seat: Member = getattr(self.space, party).editor
        thing = model(workspace=seat.workspace, party=seat.party, author=seat, level=level)
        # The same key for every kind, and for no other record: PostgreSQL counts each kind by itself.
        thing.pk = 5_000_000 + 10 * PARTIES.index(party) + list(Level).index(Level(level))
        if level == Level.PUBLIC:
            thing.published_at, thing.signed_by = timezone.now(), seat
        for field in model._meta.concrete_fields:
            if field.name not in _FRAME and not field.primary_key:
                self._fill(thing, field, party, level)
        thing.save()
        return thing

    def _fill(self, thing: Kept, field: Any, party: str, level: str) -> None:
        word = word_of(party, level)
        if field.name == "code":
            setattr(thing, field.name, CODES[level])
        elif field.name == "codes":
            setattr(thing, field.name, [CODES[level]])
        elif isinstance(field, models.ForeignKey):
            if issubclass(field.related_model, Kept) and field.related_model is not type(thing):
                setattr(thing, field.name, self.of(field.related_model, party, level))
        elif isinstance(field, models.CharField | models.TextField) and not field.choices:
            setattr(thing, field.name, _text(field, word))
        elif not field.has_default() and not field.null:
            setattr(thing, field.name, _value(field))


def _text(field: Any, word: str) -> str:
    if not field.editable or field.unique:
        return secrets.token_hex(16)[: field.max_length]
    return word if field.max_length is None or field.max_length >= 40 else ""


def _value(field: Any) -> Any:
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        return date(2026, 5, 12)
    if isinstance(field, models.BooleanField):
        return False
    return field.get_default() if isinstance(field, models.JSONField | models.FileField) else 1
