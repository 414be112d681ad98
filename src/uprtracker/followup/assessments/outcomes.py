"""Where thousands of recommendations stand, as `standing` says it, without the answers one by one.

outcomes(workspace, codes, seat)["SVN-34-43.1"].band
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.db.models import Count, Max, Q, Sum

from uprtracker.accounts.models import Member, Party, Workspace
from uprtracker.followup.assessments.index import Band, band, differ, index
from uprtracker.followup.assessments.scales import GRADES
from uprtracker.followup.assessments.standing import Viewer, visible, voice_of
from uprtracker.followup.models import Assessment, Moment
from uprtracker.followup.scope import current
from uprtracker.records.models import Alias
from uprtracker.records.version import data_version

_GRADES = frozenset(map(str, GRADES))
_SEATS = 16
_Said = dict[tuple[int, bool], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of one recommendation or pledge: index, band, whether parties differ, who spoke.

    `band` is None where nobody gave a level; `grades` are those given, one of each party.
    """

    iri: Decimal | None
    band: Band | None
    disagreement: bool
    parties: frozenset[int]
    grades: tuple[str, ...]


class Seat:
    """A seat as the name of what is kept for it: the same person in another role sees other things."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self._name = (member.pk, member.role, member.party_id, member.left_at)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seat) and self._name == other._name

    def __hash__(self) -> int:
        return hash(self._name)


def outcomes(
    workspace: Workspace | None, codes: Collection[str], viewer: Viewer, *, moment: Moment | None = None
) -> Mapping[str, Outcome]:
    """Return by code where those stand of which this viewer may see an assessment; others are left out.

    Takes few questions to the database, whatever their number. `codes` are codes of today. What a seat sees
    is kept in memory, for that seat alone, until an assessment of the workspace changes.
    """
    if workspace is None or not isinstance(viewer, Member):
        return _found(workspace, codes, viewer, moment)
    stamp = Assessment.objects.filter(workspace=workspace).aggregate(
        Count("pk"), Max("pk"), Sum("revision"), Max("changed_at")
    )
    state = (*stamp.values(), data_version())
    return _kept_for(Seat(viewer), workspace, frozenset(codes), moment, state)


@lru_cache(maxsize=_SEATS)
def _kept_for(
    seat: Seat,
    workspace: Workspace,
    codes: frozenset[str],
    moment: Moment | None,
    _stamp: tuple[object, ...],
) -> Mapping[str, Outcome]:
    return _found(workspace, codes, seat.member, moment)


def _found(
    workspace: Workspace | None, codes: Collection[str], viewer: Viewer, moment: Moment | None
) -> Mapping[str, Outcome]:
    rows = visible(viewer, workspace)
    if workspace is None:
        former = Alias.objects.filter(recommendation__code__in=codes).values("code")
        rows = rows.filter(Q(code__in=codes) | Q(code__in=former))
    if moment is not None:
        rows = rows.filter(moment=moment)
    # In the order they were said, so that the last one stays.
    found = rows.order_by("assessed_on", "pk").values_list("code", "party", "value")
    said = list(found)
    wanted = set(codes)
    today = current({code for code, _, _ in said if code not in wanted})
    organisation = _organisations(workspace)
    by_party: dict[str, _Said] = {}
    by_organisation: dict[str, dict[int, str]] = {}
    for code, party, value in said:
        if code not in wanted:
            code = today.get(code, "")
            if code not in wanted:
                continue
        graded = value in _GRADES
        by_party.setdefault(code, {})[party, graded] = value
        if not graded:
            by_organisation.setdefault(code, {})[organisation[party]] = value
    made: dict[tuple[_Key, _Key], Outcome] = {}
    return {code: _kept(made, own, by_organisation.get(code, {})) for code, own in by_party.items()}


_Key = tuple[tuple[object, str], ...]


def _kept(made: dict[tuple[_Key, _Key], Outcome], own: _Said, levels: Mapping[int, str]) -> Outcome:
    """Make an outcome, or take the one that the same answers of the same parties had before."""
    key = (tuple(own.items()), tuple(levels.items()))
    if key not in made:
        made[key] = _outcome(own, levels.values())
    return made[key]


def _outcome(own: _Said, levels: Collection[str]) -> Outcome:
    iri = index(levels)
    return Outcome(
        iri=iri,
        band=band(iri) if levels else None,
        disagreement=differ(own.values()),
        parties=frozenset(party for party, _ in own),
        grades=tuple(sorted(value for (_, graded), value in own.items() if graded)),
    )


def _organisations(workspace: Workspace | None) -> Mapping[int, int]:
    """Return for each party the number of the organisation whose answer it gives."""
    parties: Iterable[Party] = Party.objects.all() if workspace is None else workspace.parties.all()
    numbers: dict[tuple[str, str], int] = {}
    return {party.pk: numbers.setdefault(voice_of(party).organisation, len(numbers)) for party in parties}
