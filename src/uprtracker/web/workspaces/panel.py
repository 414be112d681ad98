"""One panel of the page of a recommendation in a workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Panel:
    """A template and its context; `name` is the anchor of the panel on the page."""

    name: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
