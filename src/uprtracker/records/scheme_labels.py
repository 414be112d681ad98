"""Which labels a scheme has: those of the reference tables, and those that codings hold already.

labels_of("action")  # ("1", "2", "3", "4", "5")
is_label("issue", "womens-rights")
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain

from uprtracker.records.codings import NO_LABEL
from uprtracker.records.models import Coding
from uprtracker.reference import load_reference

# The schemes that persons code blind, for agreement.
READ_TWICE = ("action", "issue")


def labels_of(scheme: str) -> tuple[str, ...]:
    """Return all labels of a scheme in the order of its table; of one without a table, those in use."""
    used = Coding.objects.filter(scheme=scheme).exclude(label=NO_LABEL).order_by("label")
    return _in_tables(scheme) or tuple(used.values_list("label", flat=True).distinct())


def is_label(scheme: str, label: str) -> bool:
    """Tell whether a person may give this label: it stands in the table, or somebody gave it before."""
    if label == NO_LABEL:
        return False
    return label in _in_tables(scheme) or Coding.objects.filter(scheme=scheme, label=label).exists()


@lru_cache(maxsize=16)
def _in_tables(scheme: str) -> tuple[str, ...]:
    facts = load_reference()
    tables: dict[str, Callable[[], Iterable[str]]] = {
        "action": lambda: map(str, facts.action_categories),
        "issue": lambda: facts.issues,
        "theme": lambda: facts.themes.by_slug,
        "group": lambda: facts.groups.by_slug,
        "sdg": lambda: chain.from_iterable(
            (str(goal.number), *(target.number for target in goal.targets)) for goal in facts.sdgs.values()
        ),
        "smart": lambda: ("specific", "measurable", "time-bound"),
    }
    return tuple(tables[scheme]()) if scheme in tables else ()
