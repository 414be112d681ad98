"""The register: what is in it, by which question, and how a report gets its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.text import slugify

from uprtracker.agenda.programmes.models import Actor, MidTermReport
from uprtracker.records.models import Review


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader narrows the register by; empty values ask for nothing."""

    state: str = ""
    cycle: str = ""
    actor: str = ""
    language: str = ""
    words: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        """Read a question; what is not understood is left out."""
        cycle, actor = given.get("cycle", ""), given.get("actor", "")
        return cls(
            state=given.get("state", "").upper()[:3],
            cycle=cycle if cycle.isdecimal() and len(cycle) < 3 else "",
            actor=actor if actor in Actor.values else "",
            language=given.get("language", "")[:10],
            words=" ".join(given.get("q", "").replace("\0", "").split())[:100],
        )

    @property
    def params(self) -> dict[str, str]:
        """Return the question for an address."""
        named = {
            "state": self.state,
            "cycle": self.cycle,
            "actor": self.actor,
            "language": self.language,
            "q": self.words,
        }
        return {name: value for name, value in named.items() if value}


def entries(asked: Asked | None = None) -> "QuerySet[MidTermReport]":
    """Return the published reports that fit a question, by State and cycle."""
    found = MidTermReport.objects.public().select_related("review", "file").filter(review__demo=False)
    one = asked or Asked()
    if one.state:
        found = found.filter(review__state=one.state)
    if one.cycle:
        found = found.filter(review__cycle=int(one.cycle))
    if one.actor:
        found = found.filter(actor=one.actor)
    if one.words:
        found = found.filter(title__icontains=one.words) | found.filter(authors__icontains=one.words)
    if one.language:
        keys = [row.pk for row in found if one.language in row.languages]
        found = found.filter(pk__in=keys)
    return found


def reviews_in_register() -> frozenset[str]:
    """Return the codes of the reviews on which the register has a published report, by whomever."""
    return frozenset(MidTermReport.objects.public().values_list("review__code", flat=True))


def slug_for(review: Review, actor: str, title: str) -> str:
    """Return a free address: `svn-34-state`, `svn-34-cso-coalition-of`, with a number where it is taken."""
    words = "" if actor == Actor.STATE else slugify(title)[:50].strip("-")
    base = "-".join(filter(None, (review.code.lower(), actor, words)))
    taken = set(MidTermReport.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 2, base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
