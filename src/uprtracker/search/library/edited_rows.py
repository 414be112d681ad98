"""Things that editors publish, as a kind of the library search: each language of each is found.

EditedRows(Article, _("Articles"), text=("summary", "body"), address="/news/{slug}/")
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone

from uprtracker.records.editing import worded
from uprtracker.records.models.edited import Edited, State, Wording
from uprtracker.records.prose import plain_of
from uprtracker.search.library.kinds import Entry, Shown, Words


def nothing_more(thing: Any) -> str:
    """Return no words but those of the fields."""
    return ""


def date_of(thing: Any) -> str:
    """Return the date that a thing has of its own, else the day on which it was published here."""
    return getattr(thing, "date", "") or timezone.localtime(thing.published_at).date().isoformat()


@dataclass(frozen=True)
class EditedRows:
    """A kind of edited things. `text` are its fields of Markdown that are found beside its title.

    `heading` is the field that names it, `more` returns further words that are found and not translated
    (names, the words of a file), `address` its page, with `{slug}`. `stamps` returns by key what differs
    when the further words do, where no revision counts that; `date` returns the day of a thing.
    """

    model: type[Edited]
    label: Words
    text: tuple[str, ...]
    address: str
    heading: str = "title"
    more: Callable[[Any], str] = nothing_more
    stamps: Callable[[], Mapping[int, object]] = dict
    date: Callable[[Any], str] = date_of
    few: bool = True

    def units(self) -> Mapping[str, str]:
        """Return each public thing, stamped with its revision and its translations."""
        rows = self.model.objects.filter(state=State.PUBLISHED).values_list("pk", "revision", "changed_at")
        worded_at = {
            row["thing"]: (row["last"], row["n"])
            for row in Wording.objects.filter(kind=self.model._meta.label_lower)
            .order_by()
            .values("thing")
            .annotate(last=Max("changed_at"), n=Count("pk"))
        }
        more = self.stamps()
        return {
            str(pk): f"{number} {at} {worded_at.get(pk, '')} {more.get(pk, '')}" for pk, number, at in rows
        }

    def entries(self, units: Collection[str]) -> Iterator[Entry]:
        """Yield the words of some things in each of their languages."""
        for thing in self.model.objects.filter(state=State.PUBLISHED, pk__in=list(units)):
            more = self.more(thing)
            for language in (thing.language, *self._others(thing)):
                one = self._shown(thing, language)
                yield Entry(
                    key=f"{thing.pk}:{language}",
                    unit=str(thing.pk),
                    title=one.title,
                    text=f"{one.text}\n{more}" if more else one.text,
                    states=one.states,
                    by=one.by,
                    session=one.session,
                    language=language,
                    date=one.date,
                )

    def shown(self, keys: Sequence[str]) -> Mapping[str, Shown]:
        """Return what is public now, in the language in which it was found."""
        parted = {key: key.partition(":") for key in keys}
        wanted = [int(pk) for pk, _colon, _language in parted.values()]
        things = self.model.objects.filter(state=State.PUBLISHED, pk__in=wanted).in_bulk()
        found = {}
        for key, (pk, _colon, language) in parted.items():
            if thing := things.get(int(pk)):
                one = self._shown(thing, language)
                more = self.more(thing)
                found[key] = one if not more else replace(one, text=f"{one.text}\n{more}")
        return found

    def _others(self, thing: Edited) -> list[str]:
        rows = Wording.objects.filter(kind=thing._meta.label_lower, thing=thing.pk)
        return list(rows.exclude(language=thing.language).values_list("language", flat=True))

    def _shown(self, thing: Any, language: str) -> Shown:
        words = worded(thing, language)
        texts = [plain_of(words.texts.get(name, "")) for name in self.text]
        return Shown(
            title=words.texts.get(self.heading) or str(thing),
            text="\n".join(text for text in texts if text),
            address=self.address.format(slug=thing.slug),
            states=tuple(getattr(thing, "states", None) or ()),
            by=tuple(filter(None, [getattr(thing, "by_state", "")])),
            session=getattr(thing, "session", None),
            language=words.language,
            date=self.date(thing),
            thing=thing,
        )
