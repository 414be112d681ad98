"""How a thing will look: its words as the page of its kind sets them, without saving anything."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from uprtracker.records.models.edited import Edited
from uprtracker.records.prose import html_of
from uprtracker.web.edited.difference import label_of
from uprtracker.web.edited.kinds import Kind


@dataclass(frozen=True)
class Part:
    """One field as it will look: `html` where it is Markdown."""

    name: str
    label: str
    text: str
    html: SafeString | None


@dataclass(frozen=True)
class Preview:
    """The heading of a thing, its other words, and the template of its kind if it has one."""

    heading: str
    parts: list[Part]
    language: str
    thing: Edited
    template: str


def preview_of(kind: Kind, thing: Edited) -> Preview:
    """Return how the original would look as the thing stands at hand."""
    texts = {name: str(getattr(thing, name) or "") for name in thing.translated}
    return Preview(
        texts[thing.translated[0]], parts_of(kind, thing, texts), thing.language, thing, kind.front
    )


def parts_of(kind: Kind, thing: Edited, texts: dict[str, str]) -> list[Part]:
    """Return the words of a thing but its heading, those that are there."""
    return [
        Part(name, label_of(thing, name), texts[name], html_of(texts[name]) if name in kind.prose else None)
        for name in thing.translated[1:]
        if texts.get(name)
    ]
