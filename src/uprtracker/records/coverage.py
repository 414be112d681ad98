"""How much of the records the coders of this version have coded; the rest waits for `upr recode`."""

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from django.db.models import Count, Q

from uprtracker.records.judging import versions
from uprtracker.records.machine_coding import MODELS
from uprtracker.records.models import MachineCoding
from uprtracker.records.version import data_version


@dataclass(frozen=True, slots=True)
class Coverage:
    """Recommendations and pledges, those of them that an older version coded or none, and how many coders."""

    records: int
    outdated: int
    coders: int


def coverage() -> Coverage:
    """Count the records and those that lack a coding of today in some scheme."""
    today = versions()
    of_today = reduce(or_, (Q(scheme=scheme, version=version) for scheme, version in today.items()), Q())
    records = sum(model._default_manager.count() for _, model in MODELS)
    if not today:
        return Coverage(records, 0, 0)
    whole = 0
    for owner, _ in MODELS:
        rows = MachineCoding.objects.filter(of_today, **{f"{owner}__isnull": False}).order_by()
        whole += rows.values(owner).annotate(schemes=Count("pk")).filter(schemes=len(today)).count()
    return Coverage(records, records - whole, len(today))


def coded_in(scheme: str) -> int:
    """Count the recommendations that a coder of any version has looked at in `scheme`."""
    return _coded_in(data_version(), scheme)


@lru_cache(maxsize=32)
def _coded_in(_version: int, scheme: str) -> int:
    return MachineCoding.objects.filter(scheme=scheme, recommendation__isnull=False).order_by().count()
