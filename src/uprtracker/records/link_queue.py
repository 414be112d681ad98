"""The links that wait for a person: asked again before asked together, most likely first."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from uprtracker.records.models import Link

REPEATS = Link.Kind.REPEATS


@dataclass(frozen=True, slots=True)
class LinkQueue:
    """Proposed links of one kind, of one review or State (`SVN-20`, `SVN`) or of all."""

    kind: str = REPEATS.value
    about: str = ""

    def links(self) -> "QuerySet[Link]":
        """Return the links that wait, most likely first."""
        waiting = Link.objects.filter(kind=self.kind, status=Link.Status.PROPOSED)
        if "-" in self.about:
            waiting = waiting.filter(Q(later__review__code=self.about) | Q(earlier__review__code=self.about))
        elif self.about:
            waiting = waiting.filter(later__review__state=self.about)
        return waiting.select_related("earlier__review", "later__review").order_by("-score", "pk")

    def first(self, after: Link | None = None) -> Link | None:
        """Return the link to decide now: the first, or the first that comes after one."""
        links = self.links()
        if after:
            links = links.filter(Q(score__lt=after.score) | Q(score=after.score, pk__gt=after.pk))
        return links.first()

    def before(self, link: Link) -> Link | None:
        """Return the link that waits right before one."""
        earlier = Q(score__gt=link.score) | Q(score=link.score, pk__lt=link.pk)
        return self.links().filter(earlier).order_by("score", "-pk").first()

    def fellows(self, link: Link) -> list[Link]:
        """Return all links that wait and have the same later recommendation, this one first."""
        others = self.links().filter(later=link.later_id).exclude(pk=link.pk)
        return [link, *others]
