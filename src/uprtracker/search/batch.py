"""Some records that are read together."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Model, Q

from uprtracker.records.models import Pledge


@dataclass(frozen=True)
class Batch:
    """Some recommendations or pledges (`model`), by the keys of their reviews or their own."""

    model: type[Model]
    by: str
    keys: Sequence[int]

    @property
    def owner(self) -> str:
        """The field by which other rows name them."""
        return "pledge" if self.model is Pledge else "recommendation"

    def on(self, path: str) -> Q:
        """Return the condition that the row at the end of `path` (`recommendation__`) is one of them."""
        return Q(**{f"{path}{self.by}__in": self.keys})
