"""The words of an edited thing in all its languages, as the facts of a block keep them.

facts["title"] = texts_of(article, "title")     # {"": "en", "en": "…", "fr": "…"}
said(facts["title"])                            # in the language that is active, else in the original
"""

from collections.abc import Mapping

from django.utils.translation import get_language

from uprtracker.publishing.newsletter.sources.source import Period
from uprtracker.records.models.edited import Edited, Wording


def texts_of(thing: Edited, *fields: str) -> list[dict[str, str]]:
    """Return the words of each field, by language; under "" the language of the original."""
    rows = Wording.objects.filter(kind=thing._meta.label_lower, thing=thing.pk)
    wordings = {row.language: row.texts for row in rows}
    found = []
    for name in fields:
        texts = {"": thing.language, thing.language: str(getattr(thing, name))}
        texts |= {language: words[name] for language, words in wordings.items() if words.get(name)}
        found.append(texts)
    return found


def said(texts: Mapping[str, str]) -> str:
    """Return the words in the language that is active, or in that of the original."""
    return texts.get(get_language() or "en") or texts[texts[""]]


def in_period(day: str, period: Period) -> bool:
    """Tell whether a day, a month or a year of the library touches a period."""
    if not day:
        return False
    size = len(day)
    return period.since.isoformat()[:size] <= day <= period.until.isoformat()[:size]
