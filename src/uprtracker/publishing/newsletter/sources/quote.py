"""The quote of the month: what somebody said in the period, with person, function, occasion and source."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import EVERYBODY
from uprtracker.publishing.newsletter.sources.newest import newest
from uprtracker.publishing.newsletter.sources.source import Drafting, Facts, Found, Source, Words
from uprtracker.publishing.newsletter.sources.texts import said, texts_of
from uprtracker.records.library.models import Quote


def gather(draft: Drafting) -> list[Found]:
    """Take the newest public quote of the period."""
    one = newest(Quote.objects.public(), draft.period)
    if one is None:
        return []
    words, function, occasion = texts_of(one, "words", "function", "occasion")
    facts = {
        "slug": one.slug, "words": words, "person": one.person, "function": function,
        "occasion": occasion, "date": one.date,
    }  # fmt: skip
    return [Found(facts, (EVERYBODY,))]


def word(facts: Facts) -> Words:
    """Quote, and say who spoke and where."""
    lines = [f"> {wording.escaped(line)}" for line in said(facts["words"]).splitlines() if line.strip()]
    who = [f"**{wording.escaped(facts['person'])}**"]
    who += [wording.escaped(said(facts[name])) for name in ("function", "occasion") if said(facts[name])]
    if len(facts["date"]) >= len("2015-03"):
        who.append(wording.day(facts["date"]))
    source = wording.link(_("Where it was said"), f"/library/quotes/{facts['slug']}/")
    return Words(_("Quote of the month"), "\n>\n".join(lines) + f"\n\n{', '.join(who)}. {source}")


SOURCE = Source("quote", gettext_lazy("Quote of the month"), gather, word)
