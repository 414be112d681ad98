"""Issues, reviews and States: how many of their recommendations lie in each band, and who spoke.

The share in each band of those with a level, commented over all received beside it. Never a mean: the
index is one of a single recommendation.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uprtracker.accounts.models import Party, Workspace
from uprtracker.followup import scope
from uprtracker.followup.assessments.index import Band
from uprtracker.followup.assessments.outcomes import Outcome
from uprtracker.records.codings import current
from uprtracker.records.models import Coding


@dataclass(frozen=True, slots=True)
class Share:
    """Figures of a group of recommendations and pledges.

    `received`: all of the group; `commented`: those with any assessment that the reader sees; `banded`:
    those with a level, the not assessed included; `graded`: those with a grade A to E.
    """

    received: int
    commented: int
    bands: Mapping[Band, int]
    graded: int
    differing: int
    spoke: tuple[tuple[str, int], ...]

    @property
    def banded(self) -> int:
        """Those on which somebody gave a level, the not assessed included."""
        return sum(self.bands.values())

    @property
    def triggered(self) -> int:
        """Those that triggered action: in the band partially or fully; its denominator is `banded`."""
        return self.bands[Band.PARTIALLY] + self.bands[Band.FULLY]

    @property
    def cells(self) -> list[tuple[int, float | None]]:
        """For each band in order how many, and their share of `banded` (0 to 1); None without any."""
        return [(self.bands[band], self.part(self.bands[band])) for band in Band]

    @property
    def triggered_share(self) -> float | None:
        """The share of `banded` that triggered action."""
        return self.part(self.triggered)

    def part(self, number: int) -> float | None:
        """Return a number as a share of `banded`, from 0 to 1; None without any."""
        return number / self.banded if self.banded else None


def share(codes: Iterable[str], found: Mapping[str, Outcome], names: Mapping[int, str]) -> Share:
    """Return the figures of a group. `names` of parties by key, for who spoke on how many."""
    received = 0
    own: list[Outcome] = []
    for code in codes:
        received += 1
        if code in found:
            own.append(found[code])
    bands = Counter(one.band for one in own if one.band is not None)
    spoke = Counter(names[party] for one in own for party in one.parties)
    return Share(
        received=received,
        commented=len(own),
        bands={band: bands[band] for band in Band},
        graded=sum(bool(one.grades) for one in own),
        differing=sum(one.disagreement for one in own),
        spoke=tuple(sorted(spoke.items(), key=lambda pair: pair[0].casefold())),
    )


def by_review(workspace: Workspace) -> Mapping[str, list[str]]:
    """Return the codes that a workspace follows by review, in the order of the sessions."""
    found: dict[str, list[str]] = {}
    for rows in (scope.recommendations(workspace), scope.pledges(workspace)):
        for review, code in rows.values_list("review__code", "code"):
            found.setdefault(review, []).append(code)
    return found


def by_issue(workspace: Workspace) -> Mapping[str, list[str]]:
    """Return the codes that a workspace follows by issue. One with several issues stands under each."""
    found: dict[str, list[str]] = {}
    for owner, rows in (
        ("recommendation", scope.recommendations(workspace)),
        ("pledge", scope.pledges(workspace)),
    ):
        own = Coding.objects.filter(scheme="issue", **{f"{owner}__in": rows.order_by().values("pk")})
        for label, code in current(own).values_list("label", f"{owner}__code").distinct():
            found.setdefault(label, []).append(code)
    return found


def party_names(parties: Iterable[Party]) -> Mapping[int, str]:
    """Return the short name of each party by key: its acronym where it has one."""
    return {party.pk: party.acronym or party.name for party in parties}
