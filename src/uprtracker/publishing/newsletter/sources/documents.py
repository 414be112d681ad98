"""New documents: those of the period by their own date, or that came into the library in it."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import of_states
from uprtracker.publishing.newsletter.sources.recommendations import moments
from uprtracker.publishing.newsletter.sources.source import Drafting, Facts, Found, Measured, Source, Words
from uprtracker.records.document_kinds import kind_words
from uprtracker.records.models import Document

NAMED = 12


def gather(draft: Drafting) -> list[Found]:
    """Take the documents that have a symbol; an undated one is of the day it was read."""
    first, after = moments(draft.period)
    dated = Q(date__range=(draft.period.since, draft.period.until))
    read = Q(date=None, read_at__gte=first, read_at__lt=after)
    rows = Document.objects.filter(dated | read).exclude(symbol="").exclude(review__demo=True)
    found: dict[str, list[str]] = {}
    for one in rows.select_related("review").order_by("date", "symbol", "language"):
        state = one.review.state if one.review else ""
        day = one.date.isoformat() if one.date else ""
        found.setdefault(one.symbol, [one.symbol, one.kind, state, day])
    if not found:
        return []
    count = draft.count(Measured("documents", "documents", len(found)))
    about = of_states({row[2] for row in found.values()})
    return [Found({"count": count, "rows": list(found.values())[:NAMED]}, about)]


def word(facts: Facts) -> Words:
    """List them."""
    lines = [_line(*row) for row in facts["rows"]]
    more = int(facts["count"]["value"]) - len(lines)
    if more > 0:
        words = ngettext("and %(n)s more", "and %(n)s more", more) % {"n": wording.number(more)}
        lines.append(f"- {wording.link(words, '/documents/')}")
    lead = ngettext("%(n)s document:", "%(n)s documents:", int(facts["count"]["value"])) % {
        "n": wording.linked(facts["count"])
    }
    return Words(_("New documents"), lead + "\n\n" + "\n".join(lines))


def _line(symbol: str, kind: str, state: str, day: str) -> str:
    what = kind_words(kind)
    title = f"{wording.state(state)}: {what}" if state else what
    address = wording.link(wording.escaped(symbol), f"/documents/{symbol}/")
    return f"- {title}, {address}" + (f" ({wording.day(day)})" if day else "")


SOURCE = Source("documents", gettext_lazy("New documents"), gather, word)
