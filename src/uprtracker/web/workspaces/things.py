"""Where a kept record shows: its own page where it has one, else that of its recommendation."""

from dataclasses import dataclass

from django.urls import reverse

from uprtracker.accounts.models import Kept, Workspace
from uprtracker.followup.spaces.holdings import Shown, key_of, shown, words_of


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a list of all kinds."""

    thing: Kept
    kind: str
    key: str
    address: str
    fields: list[Shown]

    @property
    def name(self) -> str:
        """What the record calls itself; where it has no name, its kind."""
        return self.kind if type(self.thing).__str__ is Kept.__str__ else str(self.thing)

    @property
    def code(self) -> str:
        """The recommendation that it is about, "" for none."""
        return str(getattr(self.thing, "code", "") or "")


def row(thing: Kept, space: Workspace, fields: list[Shown] | None = None) -> Row:
    """Return a record as a list shows it, with all its fields or those given."""
    kind = type(thing)
    given = shown(thing) if fields is None else fields
    return Row(thing, words_of(kind), key_of(kind), address(thing, space), given)


def address(thing: Kept, space: Workspace) -> str:
    """Return the address at which a record shows to those who see it."""
    own = getattr(thing, "get_absolute_url", None)
    if own is not None:
        return str(own())
    code = str(getattr(thing, "code", "") or "")
    if code:
        return reverse("web:workspace-record", args=[space.slug, code])
    return reverse("web:workspace", args=[space.slug])
