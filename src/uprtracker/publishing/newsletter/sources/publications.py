"""New publications: those of the library that are of the period, or were put into it then."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import of_states
from uprtracker.publishing.newsletter.sources.recommendations import moments
from uprtracker.publishing.newsletter.sources.source import Drafting, Facts, Found, Source, Words
from uprtracker.publishing.newsletter.sources.texts import in_period, said, texts_of
from uprtracker.records.library.models import Publication

NAMED = 8


def gather(draft: Drafting) -> list[Found]:
    """Take the public ones."""
    first, after = moments(draft.period)
    added = Q(published_at__gte=first, published_at__lt=after)
    rows = Publication.objects.public().filter(added | ~Q(date="")).order_by("-date", "-published_at")
    found = [
        one
        for one in rows
        if in_period(one.date, draft.period) or (one.published_at and first <= one.published_at < after)
    ][:NAMED]
    if not found:
        return []
    facts = []
    for one in found:
        title, summary = texts_of(one, "title", "summary")
        facts.append({"slug": one.slug, "title": title, "summary": summary, "authors": one.authors})
    about = of_states({state for one in found for state in one.states})
    return [Found({"rows": facts}, ("news", *about))]


def word(facts: Facts) -> Words:
    """List them with their authors."""
    lines = []
    for row in facts["rows"]:
        title = wording.link(wording.escaped(said(row["title"])), f"/library/publications/{row['slug']}/")
        authors = wording.escaped(", ".join(row["authors"]))
        summary = wording.escaped(said(row["summary"]))
        lines.append(
            f"- **{title}**" + (f", {authors}" if authors else "") + (f". {summary}" if summary else "")
        )
    return Words(_("New publications"), "\n".join(lines))


SOURCE = Source("publications", gettext_lazy("New publications"), gather, word)
