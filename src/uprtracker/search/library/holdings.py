"""What editors put into the library, as kinds of its search."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from uprtracker.records.library.models import (
    DeliveredStatement,
    GoodPractice,
    Photograph,
    Publication,
    PublicationFile,
    Quote,
    Recording,
)
from uprtracker.reference import load_reference
from uprtracker.search.library.edited_rows import EditedRows
from uprtracker.search.library.kinds import Rows
from uprtracker.search.library.un_documents import DialogueRows, DocumentRows


@cache
def own_kinds() -> Mapping[str, Rows]:
    """Return the kinds that this room and those below it have."""
    found: dict[str, Rows] = {"document": DocumentRows(), "dialogue": DialogueRows()}
    for model, label, text, more in (
        (Publication, _("Publications"), ("subtitle", "summary"), _of_publication),
        (Recording, _("Videos"), ("summary",), _of_recording),
        (DeliveredStatement, _("Statements"), ("text",), _of_statement),
        (GoodPractice, _("Good practices"), ("done", "by_whom", "evidence"), _of_practice),
        (Quote, _("Quotes"), ("words", "function", "occasion"), _of_quote),
        (Photograph, _("Photographs"), ("alt",), _of_photograph),
    ):
        address = f"/library/{PARTS[model.kind]}/{{slug}}/"
        stamps = _files_read if model is Publication else dict
        found[model.kind] = EditedRows(model, label, text, address, more=more, stamps=stamps)
    return found


PARTS = {
    "publication": "publications",
    "video": "videos",
    "statement": "statements",
    "good-practice": "good-practices",
    "quote": "quotes",
    "photo": "photos",
}
"""The word of each kind in the address of its list."""


def _of_publication(one: Publication) -> str:
    files = one.files.exclude(text="").values_list("text", flat=True)
    return "\n".join([*one.authors, *one.editors, one.series, one.publisher, one.isbn, *files]).strip()


def _files_read() -> Mapping[int, object]:
    """Return how many files of each publication have been read."""
    rows = PublicationFile.objects.filter(text_read=True).order_by().values("publication")
    return {row["publication"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def _of_recording(one: Recording) -> str:
    chapters = [str(chapter["title"]) for chapter in one.chapters]
    return "\n".join([*chapters, one.transcript]).strip()


def _of_statement(one: DeliveredStatement) -> str:
    said = [one.named_speaker, one.capacity, one.on_behalf_of, one.organisation, one.item]
    return "\n".join(filter(None, [*said, _state(one.by_state)]))


def _of_practice(one: GoodPractice) -> str:
    return "\n".join(filter(None, [*one.recommendations, one.source, *map(_state, one.states)]))


def _of_quote(one: Quote) -> str:
    return one.person


def _of_photograph(one: Photograph) -> str:
    return "\n".join(filter(None, [one.credit, one.place]))


def _state(code: Any) -> str:
    state = load_reference(demo=True).states.by_iso3.get(str(code))
    return state.name if state else ""
