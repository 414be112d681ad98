"""What happened lately to records that a seat sees: who did what, never the words themselves.

Read from the traces of the workspace and shown only as far as the record itself is visible now:
for the overview, the feed and the mails alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from uprtracker.accounts.models import Kept, Member, Trace
from uprtracker.accounts.models.kept import kept_models
from uprtracker.followup.spaces.holdings import visible, words_of

DID = (
    Trace.Verb.ADDED,
    Trace.Verb.CHANGED,
    Trace.Verb.SHARED,
    Trace.Verb.PROPOSED,
    Trace.Verb.PUBLISHED,
    Trace.Verb.WITHDREW,
)
# What another party does within itself is no news to anybody else.
_OF_OTHERS = (Trace.Verb.ADDED, Trace.Verb.CHANGED, Trace.Verb.SHARED, Trace.Verb.PUBLISHED)
_BATCH, _BATCHES = 400, 12


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened. `thing` is the record as it stands now."""

    thing: Kept
    verb: str
    at: datetime
    who: str
    party: str
    own: bool

    @property
    def did(self) -> str:
        """What was done, in the reader's language."""
        return str(Trace.Verb(self.verb).label)

    @property
    def name(self) -> str:
        """What the record calls itself; where it has no name, its kind."""
        kind = type(self.thing)
        return words_of(kind) if kind.__str__ is Kept.__str__ else str(self.thing)

    @property
    def code(self) -> str:
        """The recommendation that the record is about, "" where it is about none."""
        return str(getattr(self.thing, "code", "") or "")


def news(seat: Member, *, most: int = 50, since: datetime | None = None) -> list[News]:
    """Return the last news of each record that this seat sees, newest first, from `since` on."""
    of_workspace = Trace.objects.filter(workspace=seat.workspace, thing__isnull=False).select_related(
        "by__user", "party"
    )
    if since is not None:
        of_workspace = of_workspace.filter(at__gt=since)
    # Apart, so that what others do within themselves cannot crowd out what this seat sees.
    own = _seen(of_workspace.filter(party=seat.party, verb__in=DID), seat, most)
    others = _seen(of_workspace.exclude(party=seat.party).filter(verb__in=_OF_OTHERS), seat, most)
    return sorted([*own, *others], key=lambda one: one.at, reverse=True)[:most]


def _seen(traces: QuerySet[Trace], seat: Member, most: int) -> list[News]:
    found: dict[tuple[str, int], News] = {}
    last: int | None = None
    size = min(_BATCH, 4 * most)  # mostly enough; where little of it is visible, more at a time
    for _turn in range(_BATCHES):
        rows = traces if last is None else traces.filter(pk__lt=last)
        batch = list(rows.order_by("-pk")[:size])
        fresh = [one for one in batch if (one.kind, one.thing) not in found]
        things = _things(fresh, seat)
        for one in fresh:
            key = (one.kind, one.thing or 0)
            if key in things and key not in found:
                found[key] = _of(one, things[key], seat)
        if len(found) >= most or len(batch) < size:
            break
        last, size = batch[-1].pk, _BATCH
    return list(found.values())[:most]


def _things(traces: Iterable[Trace], seat: Member) -> dict[tuple[str, int], Kept]:
    """Return the records of these traces that the seat sees."""
    wanted: dict[str, set[int]] = {}
    for one in traces:
        wanted.setdefault(one.kind, set()).add(one.thing or 0)
    found: dict[tuple[str, int], Kept] = {}
    for model in kept_models():
        keys = wanted.get(model._meta.label_lower)
        if keys:
            found |= {
                (model._meta.label_lower, one.pk): one for one in visible(model, seat).filter(pk__in=keys)
            }
    return found


def _of(trace: Trace, thing: Kept, seat: Member) -> News:
    own = trace.party_id == seat.party_id
    return News(
        thing=thing,
        verb=trace.verb,
        at=trace.at,
        who=trace.by.shown_name if trace.by and own else "",  # who sits elsewhere is not ours to tell
        party=str(trace.party),
        own=own,
    )
