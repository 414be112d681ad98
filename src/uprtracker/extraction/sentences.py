"""Where a sentence ends: not after "Mr.", "No." or an initial.

The full stop stands first in the pattern, because a search for it is fast and
what stands before it is then looked at once.
"""

import re

_SHORT = ("Mr", "Ms", "Mrs", "Dr", r"H\.E", "No", r"e\.g", "[A-Z]")

SENTENCE_END = re.compile(
    r"\.(?<=[\w)”’]\.)" + "".join(rf"(?<!\b{word}\.)" for word in _SHORT) + r"\s+(?=[A-Z“])"
)
"""The full stop and the blanks after it, before another sentence."""
