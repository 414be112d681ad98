"""What the library holds about a State, an issue, a session, a recommendation: what anybody may read.

newest(about(Publication, state="SVN", issue="torture"))
practices_for("SVN-48-140.7")
"""

from typing import TypeVar, cast

from django.db.models import QuerySet

from uprtracker.records.library.models import GoodPractice, Holding
from uprtracker.records.models.edited import State as Standing

_Held = TypeVar("_Held", bound=Holding)


def about(
    kind: type[_Held], *, state: str = "", issue: str = "", session: int | None = None
) -> QuerySet[_Held]:
    """Return what is public of a kind, about a State (ISO3), an issue (slug), a session."""
    rows = kind._default_manager.filter(state=Standing.PUBLISHED)
    found = cast("QuerySet[_Held]", rows)
    if state:
        found = found.filter(states__icontains=f'"{state}"')
    if issue:
        found = found.filter(issues__icontains=f'"{issue}"')
    return found if session is None else found.filter(session=session)


def newest(found: QuerySet[_Held]) -> QuerySet[_Held]:
    """Put the newest first, by its own date, then by when it was published here."""
    return found.order_by("-date", "-published_at", "pk")


def practices_for(code: str) -> QuerySet[GoodPractice]:
    """Return the good practices that answer a recommendation."""
    return newest(about(GoodPractice).filter(recommendations__icontains=f'"{code}"'))
