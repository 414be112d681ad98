"""Paragraphs of UN documents, and what was said in dialogues, as kinds of the library search.

A paragraph of a dialogue is found as what it is, with those who spoke, and not again as a paragraph.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.records.models import Document, Paragraph, Review, Statement
from uprtracker.reference import load_reference
from uprtracker.search.library.kinds import Entry, Shown


class DocumentRows:
    """Numbered and other paragraphs; a document is a unit."""

    label = gettext_lazy("UN documents")
    few = False

    def units(self) -> Mapping[str, str]:
        """Return each document, stamped with its file and when that was read."""
        rows = Document.objects.values_list("pk", "sha256", "read_at")
        return {str(pk): f"{sha256[:16]} {read_at}" for pk, sha256, read_at in rows}

    def entries(self, units: Collection[str]) -> Iterator[Entry]:
        """Yield the paragraphs of some documents."""
        for one in Document.objects.filter(pk__in=list(units)).select_related("review"):
            said = set(Statement.objects.filter(document=one).values_list("paragraph", flat=True))
            paragraphs = Paragraph.objects.filter(document=one, heading=False).only(
                "number", "text", "document"
            )
            for paragraph in paragraphs.iterator(chunk_size=1000):
                if paragraph.number and paragraph.number in said:
                    continue
                yield Entry(
                    key=str(paragraph.pk),
                    unit=str(one.pk),
                    title="",
                    text=paragraph.text,
                    states=(one.review.state,) if one.review else (),
                    session=one.review.session if one.review else None,
                    language=one.language,
                    date=_date_of(one),
                )

    def shown(self, keys: Sequence[str]) -> Mapping[str, Shown]:
        """Return paragraphs with their documents."""
        rows = Paragraph.objects.filter(pk__in=[int(key) for key in keys])
        found = {}
        for row in rows.select_related("document__review"):
            one = row.document
            found[str(row.pk)] = Shown(
                title=_named(one),
                text=row.text,
                address=f"/documents/{_address_of(one)}/" + (f"#p-{row.number}" if row.number else ""),
                states=(one.review.state,) if one.review else (),
                session=one.review.session if one.review else None,
                language=one.language,
                date=_date_of(one),
                place=_("paragraph %(number)s") % {"number": row.number} if row.number else "",
                demo=bool(one.review and one.review.demo),
                thing=row,
            )
        return found


class DialogueRows:
    """What was said at reviews; a review is a unit."""

    label = gettext_lazy("Said at reviews")
    few = False

    def units(self) -> Mapping[str, str]:
        """Return each review that has a dialogue, stamped with the report it was read from."""
        rows = Statement.objects.order_by("review").values_list(
            "review", "document__sha256", "document__read_at"
        )
        return {str(pk): f"{sha256[:16]} {read_at}" for pk, sha256, read_at in rows.distinct()}

    def entries(self, units: Collection[str]) -> Iterator[Entry]:
        """Yield what was said at some reviews."""
        rows = Statement.objects.filter(review__in=list(units)).select_related("review", "document")
        for row in rows.defer("boxes"):
            names = [_state(code) for code in row.states]
            yield Entry(
                key=str(row.pk),
                unit=str(row.review.pk),
                title=", ".join(names),
                text=row.text,
                states=(row.review.state,),
                by=tuple(row.states),
                session=row.review.session,
                language=row.document.language if row.document else "",
                date=_day_of(row.review),
            )

    def shown(self, keys: Sequence[str]) -> Mapping[str, Shown]:
        """Return statements with their reviews."""
        rows = Statement.objects.filter(pk__in=[int(key) for key in keys])
        found = {}
        for row in rows.select_related("review", "document"):
            who = ", ".join(_state(code) for code in row.states)
            at = _("review of %(state)s") % {"state": _state(row.review.state)}
            found[str(row.pk)] = Shown(
                title=f"{who}: {at}" if who else at[:1].upper() + at[1:],
                text=row.text,
                address=f"/reviews/{row.review.code.lower()}/dialogue/#p-{row.paragraph}",
                states=(row.review.state,),
                by=tuple(row.states),
                session=row.review.session,
                language=row.document.language if row.document else "",
                date=_day_of(row.review),
                place=_("%(symbol)s, paragraph %(number)s")
                % {"symbol": row.document or "", "number": row.paragraph},
                demo=row.review.demo,
                thing=row,
            )
        return found


def _date_of(one: Document) -> str:
    return one.date.isoformat() if one.date else (_day_of(one.review) if one.review else "")


def _day_of(review: Review) -> str:
    if review.date:
        return review.date.isoformat()
    session = load_reference().sessions.get(review.session)
    return str(session.start or session.month)[:7] if session else ""


def _state(code: str) -> str:
    state = load_reference(demo=True).states.by_iso3.get(code)
    return state.name if state else code


def _address_of(one: Document) -> str:
    return one.symbol or f"file-{one.sha256[:16]}"


def _named(one: Document) -> str:
    return f"{one.symbol} · {one.title}" if one.symbol and one.title else one.title or one.symbol or one.name
