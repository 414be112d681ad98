"""`/desk/edited/articles/7/in/fr/`: the words of a thing in another language, beside the original."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import User
from uprtracker.records.edit_history import as_of
from uprtracker.records.editing import NEVER, Overtaken, put_wording
from uprtracker.records.models.edited import Edited, Wording
from uprtracker.web.edited.difference import Difference, differences, label_of
from uprtracker.web.edited.door import thing_page
from uprtracker.web.edited.kinds import Kind
from uprtracker.web.edited.listing import heading


@dataclass(frozen=True)
class Language:
    """A language in which a thing could be read, and how far its words have come there."""

    code: str
    name: str
    wording: Wording | None
    outdated: bool


@dataclass(frozen=True)
class Field:
    """One field beside its original: what stands there, and what the wording says."""

    name: str
    label: str
    original: str
    words: str
    lines: bool
    longest: int | None


def languages_of(thing: Edited) -> list[Language]:
    """Return all languages but that of the original."""
    rows = Wording.objects.filter(kind=thing._meta.label_lower, thing=thing.pk)
    found = {row.language: row for row in rows}
    return [
        Language(
            code,
            str(name),
            found.get(code),
            (row := found.get(code)) is not None and row.of_revision < thing.revision,
        )
        for code, name in settings.LANGUAGES
        if code != thing.language
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@thing_page
def wording(request: HttpRequest, person: User, kind: Kind, thing: Edited, language: str) -> HttpResponse:
    """Write the words of one language; by POST they are kept, never over those of somebody else."""
    one = next((one for one in languages_of(thing) if one.code == language), None)
    if one is None:
        raise Http404
    if request.method != "POST":
        return _page(request, kind, thing, one, one.wording.texts if one.wording else {})
    sent = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in thing.translated}
    if troubles := _troubles(thing, sent):
        return _page(request, kind, thing, one, sent, status=400, troubles=troubles)
    try:
        put_wording(
            thing, language, sent, by=person, machine=request.POST.get("machine") == "1",
            seen=_moment(request.POST.get("seen", "")), of_revision=_number(request.POST.get("revision", "")),
        )  # fmt: skip
    except Overtaken:
        both = differences(thing, one.wording.texts if one.wording else {}, sent)
        return _page(request, kind, thing, one, sent, status=409, both=both)
    answer = redirect("web:edited-wording", kind.slug, thing.pk, language)
    answer["Location"] += "?done=saved"
    return answer


def _page(
    request: HttpRequest, kind: Kind, thing: Edited, one: Language, words: Any, *, status: int = 200,
    troubles: Any = (), both: Any = (),
) -> HttpResponse:  # fmt: skip
    context = {
        "kind": kind,
        "thing": thing,
        "heading": heading(thing),
        "one": one,
        "original_name": dict(settings.LANGUAGES).get(thing.language, thing.language),
        "fields": [
            _field(thing, name, words.get(name, ""))
            for name in thing.translated
            if getattr(thing, name) or words.get(name)
        ],
        "seen": (one.wording.changed_at if one.wording else NEVER).isoformat(),
        "since": _since(thing, one.wording),
        "machine": request.POST.get("machine") == "1" or bool(one.wording and one.wording.machine),
        "troubles": troubles,
        "both": both,
        "done": request.GET.get("done", ""),
        "section": "desk",
    }
    return render(request, "web/edited/wording.html", context, status=status)


def _since(thing: Edited, row: Wording | None) -> list[Difference]:
    """Return what of the original changed since the wording was made."""
    if row is None:
        return []
    then = as_of(thing, row.of_revision)
    return differences(
        thing, {name: then.get(name) for name in thing.translated},
        {name: getattr(thing, name) for name in thing.translated},
    )  # fmt: skip


def _field(thing: Edited, name: str, words: str) -> Field:
    field = thing._meta.get_field(name)
    long = isinstance(field, models.TextField)
    return Field(
        name, label_of(thing, name), str(getattr(thing, name) or ""), words, long,
        getattr(field, "max_length", None),
    )  # fmt: skip


def _troubles(thing: Edited, sent: dict[str, str]) -> list[str]:
    """Return a sentence for each text that the original's field would not take."""
    found = []
    for name, words in sent.items():
        box = forms.CharField(
            required=False, max_length=getattr(thing._meta.get_field(name), "max_length", None)
        )
        try:
            box.clean(words)
        except forms.ValidationError as error:
            found += [f"{label_of(thing, name)}: {message}" for message in error.messages]
    return found


def _moment(value: str) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return NEVER


def _number(value: str) -> int | None:
    return int(value) if value.isdecimal() and len(value) < 9 else None
