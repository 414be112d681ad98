"""Where recommendations and pledges stand for one reader: who said what last, the index, the disagreement.

standing(workspace, codes, seat)          # what this seat may see
standing(None, codes, AnonymousUser())    # what is published, of all workspaces
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from uprtracker.accounts.models import Member, Party, User, Workspace
from uprtracker.followup.assessments.index import HALVES, Band, band, differ, index
from uprtracker.followup.assessments.scales import Scale, scale_of
from uprtracker.followup.models import Assessment, Moment
from uprtracker.followup.scope import current
from uprtracker.records.models import Alias

Viewer = Member | User | AnonymousUser
_FEW = 500


@dataclass(frozen=True, slots=True)
class Voice:
    """A party as figures count it. `organisation` is the same for parties that have one answer together:
    all that speak for one State, and one organisation in several workspaces."""

    party: int
    name: str
    kind: str
    organisation: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer of a party on a scale. `assessment` is the key of its row, `moment` of its moment."""

    assessment: int
    voice: Voice
    value: str
    on: date
    moment: int | None

    @property
    def scale(self) -> Scale:
        """The scale that the answer is on."""
        return scale_of(self.value)


@dataclass(frozen=True)
class Standing:
    """The last answers on one recommendation or pledge, by name of party."""

    code: str
    answers: tuple[Answer, ...]

    @cached_property
    def counted(self) -> tuple[Answer, ...]:
        """The last answer of each organisation on the scale of levels: what the index is made of."""
        last: dict[tuple[str, str], Answer] = {}
        for answer in sorted(self.answers, key=lambda one: (one.on, one.assessment)):
            if answer.scale == Scale.LEVELS:
                last[answer.voice.organisation] = answer
        return tuple(answer for answer in self.answers if last.get(answer.voice.organisation) is answer)

    @cached_property
    def scored(self) -> tuple[Answer, ...]:
        """Those of `counted` that have a score: the mean is theirs."""
        return tuple(answer for answer in self.counted if answer.value in HALVES)

    @cached_property
    def iri(self) -> Decimal | None:
        """The index, None where nothing is scored."""
        return index(answer.value for answer in self.counted)

    @property
    def band(self) -> Band | None:
        """The band of the index; None where nobody gave a level."""
        return band(self.iri) if self.counted else None

    @cached_property
    def disagreement(self) -> bool:
        """Whether the parties differ: always shown beside the band."""
        return differ(answer.value for answer in self.answers)

    @property
    def grades(self) -> tuple[Answer, ...]:
        """The answers on the scale A to E, which no index counts."""
        return tuple(answer for answer in self.answers if answer.scale == Scale.GRADES)


def standing(
    workspace: Workspace | None, codes: Collection[str], viewer: Viewer, *, moment: Moment | None = None
) -> Mapping[str, Standing]:
    """Return by code where those stand of which this viewer may see an assessment; others are left out.

    `codes` are codes of today; answers under former ones count. With `moment` only what was said at it.
    For the lists of a page; `outcomes` says the same of thousands without the answers one by one.
    """
    rows = visible(viewer, workspace)
    if moment is not None:
        rows = rows.filter(moment=moment)
    wanted = set(codes)
    if len(wanted) <= _FEW:
        former = Alias.objects.filter(recommendation__code__in=wanted).values("code")
        rows = rows.filter(Q(code__in=wanted) | Q(code__in=former))
    # Ordered by the key, not by the model's order: the last of each is found below, without a sort.
    found = list(
        rows.order_by("pk").values_list("code", "party", "value", "assessed_on", "pk", "moment").iterator()
    )
    names = current({row[0] for row in found} - wanted)
    last: dict[tuple[str, int, Scale], tuple[date, int, str, int | None]] = {}
    for code, party, value, on, key, at in found:
        now = code if code in wanted else names.get(code, code)
        place = (now, party, scale_of(value))
        if now in wanted and (place not in last or last[place][:2] <= (on, key)):
            last[place] = (on, key, value, at)
    voices = _voices({party for _, party, _ in last})
    by_code: dict[str, list[Answer]] = {}
    for (code, party, _), (on, key, value, moment_key) in last.items():
        by_code.setdefault(code, []).append(Answer(key, voices[party], value, on, moment_key))
    return {code: Standing(code, _in_order(answers)) for code, answers in by_code.items()}


def visible(viewer: Viewer, workspace: Workspace | None = None) -> QuerySet[Assessment]:
    """Return the assessments that this viewer may see, of one workspace or of all."""
    person = viewer.user_or_nobody if isinstance(viewer, Member) else viewer
    rows = Assessment.objects.visible_to(person)
    return rows if workspace is None else rows.filter(workspace=workspace)


def last_words(own: Member, codes: Collection[str]) -> Mapping[str, Assessment]:
    """Return by code of today what the seat's party said last, with its comment: for papers and lists."""
    found: dict[str, Assessment] = {}
    rows = list(visible(own, own.workspace).filter(party=own.party).order_by("assessed_on", "pk"))
    wanted = set(codes)
    names = current({row.code for row in rows} - wanted)
    for row in rows:
        found[names.get(row.code, row.code)] = row
    return {code: row for code, row in found.items() if code in wanted}


def _voices(parties: Iterable[int]) -> Mapping[int, Voice]:
    return {party.pk: voice_of(party) for party in Party.objects.filter(pk__in=parties)}


def voice_of(party: Party) -> Voice:
    """Return the voice of a party. Ministries of one State have one answer together: the last of them."""
    speaks_for_state = party.kind == Party.Kind.STATE and party.state
    organisation = party.state if speaks_for_state else " ".join(party.name.casefold().split())
    return Voice(party.pk, party.name, party.kind, (party.kind, organisation))


def _in_order(answers: list[Answer]) -> tuple[Answer, ...]:
    return tuple(sorted(answers, key=lambda one: (one.voice.name.casefold(), one.voice.party, one.scale)))
