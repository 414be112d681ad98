"""News: the articles that were published in the period, those about regions and States with them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.publishing.news.models import Article
from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import of_states
from uprtracker.publishing.newsletter.sources.recommendations import moments
from uprtracker.publishing.newsletter.sources.source import Drafting, Facts, Found, Source, Words
from uprtracker.publishing.newsletter.sources.texts import said, texts_of

NAMED = 8


def gather(draft: Drafting) -> list[Found]:
    """Take the public articles, newest first."""
    first, after = moments(draft.period)
    articles = Article.objects.public().filter(published_at__gte=first, published_at__lt=after)
    found = list(articles.order_by("-published_at").select_related("office")[:NAMED])
    if not found:
        return []
    rows = []
    for one in found:
        title, summary = texts_of(one, "title", "summary")
        office = one.office.name if one.office else ""
        rows.append({"slug": one.slug, "title": title, "summary": summary, "office": office})
    about = of_states({state for one in found for state in one.states})
    regions = {f"regions:{region}" for one in found for region in one.regions}
    issues = {f"issues:{issue}" for one in found for issue in one.issues}
    return [Found({"rows": rows}, ("news", *sorted({*about, *regions, *issues})))]


def word(facts: Facts) -> Words:
    """Give title and summary of each, with the way to the whole."""
    parts = []
    for row in facts["rows"]:
        address = f"/news/{row['slug']}/"
        office = f" ({wording.escaped(row['office'])})" if row["office"] else ""
        parts.append(f"### {wording.link(wording.escaped(said(row['title'])), address)}{office}")
        parts.append(f"{wording.escaped(said(row['summary']))} {wording.link(_('Read more'), address)}")
    return Words(_("News"), "\n\n".join(parts))


SOURCE = Source("news", gettext_lazy("News"), gather, word)
