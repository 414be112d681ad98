"""Names of recommending States inside a bracket, each bracket read once per document."""

from uprtracker.extraction.brackets import inside
from uprtracker.extraction.states import States
from uprtracker.reference import Reference


class StateNames:
    """Reads brackets with the resolver of `reference` and remembers what it read."""

    def __init__(self, reference: Reference) -> None:
        self._resolve = reference.states.resolve_list
        self._seen: dict[str, States] = {}

    def read(self, bracket: str) -> States:
        """Return the States named in `bracket` (its inside), in order."""
        states = self._seen.get(bracket)
        if states is None:
            found = self._resolve(inside(bracket))
            states = States(tuple(state.iso3 for state in found.states), tuple(found.unknown))
            self._seen[bracket] = states
        return states
