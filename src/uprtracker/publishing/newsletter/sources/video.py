"""The video of the month: a recording of the library, with its summary and whether it has captions."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import EVERYBODY
from uprtracker.publishing.newsletter.sources.newest import newest
from uprtracker.publishing.newsletter.sources.source import Drafting, Facts, Found, Source, Words
from uprtracker.publishing.newsletter.sources.texts import said, texts_of
from uprtracker.records.library.models import Recording


def gather(draft: Drafting) -> list[Found]:
    """Take the newest public recording of the period."""
    one = newest(Recording.objects.public(), draft.period)
    if one is None:
        return []
    title, summary = texts_of(one, "title", "summary")
    captions = bool(one.captioned or one.captions_link or one.captions_id)
    facts = {
        "slug": one.slug, "title": title, "summary": summary, "captions": captions, "seconds": one.seconds,
    }  # fmt: skip
    return [Found(facts, (EVERYBODY,))]


def word(facts: Facts) -> Words:
    """Name it and lead to its page."""
    title = wording.link(wording.escaped(said(facts["title"])), f"/library/videos/{facts['slug']}/")
    notes = [_("with captions")] * facts["captions"]
    if facts["seconds"]:
        notes.append(_("%(n)s minutes") % {"n": wording.number(max(1, round(facts["seconds"] / 60)))})
    text = f"**{title}**" + (f" ({', '.join(notes)})" if notes else "")
    summary = wording.escaped(said(facts["summary"]))
    return Words(_("Video of the month"), text + (f"\n\n{summary}" if summary else ""))


SOURCE = Source("video", gettext_lazy("Video of the month"), gather, word)
