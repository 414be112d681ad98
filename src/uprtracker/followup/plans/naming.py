"""The recommendations that a person names in a form: `140.7`, `SVN-48-140.7`, several at once."""

import re
from collections import defaultdict
from collections.abc import Collection

from uprtracker.accounts.models import Workspace
from uprtracker.followup import scope

_BETWEEN = re.compile(r"[\s,;،؛、]+")


def named(workspace: Workspace, text: str, known: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """Return the codes that `text` names, each once in its order, and the words that name none.

    A number alone is enough where one recommendation or pledge of the workspace has it. `known` are codes
    that count as they are, though the workspace may follow them no more.
    """
    words = [word for word in _BETWEEN.split(text) if word]
    followed = scope.codes(workspace)
    numbered: dict[str, list[str]] = defaultdict(list)
    for code in followed:
        numbered[code.split("-", 2)[-1]].append(code)
    there, now = {*followed, *known}, scope.current(words)
    found: dict[str, None] = {}
    strange: list[str] = []
    for word in words:
        code = now.get(word, word)
        alone = numbered.get(word, [])
        if code in there:
            found[code] = None
        elif len(alone) == 1:
            found[alone[0]] = None
        else:
            strange.append(word)
    return list(found), strange
