"""The recommendations that a person names in a form: `140.7`, `SVN-48-140.7`, several at once."""

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from uprtracker.accounts.models import Workspace
from uprtracker.followup import scope

_BETWEEN = re.compile(r"[\s,;،؛、]+")


class Names:
    """What recommendations and pledges are called in a workspace; read once, for many forms."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @cached_property
    def followed(self) -> frozenset[str]:
        """The codes that the workspace follows."""
        return frozenset(scope.codes(self.workspace))

    @cached_property
    def numbered(self) -> dict[str, list[str]]:
        """Codes by what stands behind State and session: `140.7`."""
        found: dict[str, list[str]] = defaultdict(list)
        for code in self.followed:
            found[code.split("-", 2)[-1]].append(code)
        return dict(found)

    def named(self, text: str, known: Collection[str] = ()) -> tuple[list[str], list[str]]:
        """Return the codes that `text` names, each once in its order, and the words that name none.

        A number alone is enough where one record of the workspace has it. `known` are codes that count
        as they are, though the workspace may follow them no more.
        """
        words = [word for word in _BETWEEN.split(text) if word]
        now = scope.current(words)
        found: dict[str, None] = {}
        strange: list[str] = []
        for word in words:
            code, alone = now.get(word, word), self.numbered.get(word, ())
            if code in self.followed or code in known:
                found[code] = None
            elif len(alone) == 1:
                found[alone[0]] = None
            else:
                strange.append(word)
        return list(found), strange
