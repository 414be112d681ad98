"""Every address of a workspace, taken from the table of addresses, with values for what stands in it."""

import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from followup.kept_things import CODES
from uprtracker.web.workspaces.plans.kinds import KINDS

# A PDF is set from the same value as the Word file, and takes seconds to set.
FORMS = ("xlsx", "csv", "json", "docx")


Pattern = tuple[str, str, dict[str, str]]


def patterns(resolver: Any = None, before: str = "", space: str = "") -> Iterator[Pattern]:
    """Yield name, route and converters of every address of the site."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{space}{one.name}", route, _converters(route)


def _converters(route: str) -> dict[str, str]:
    return {name: kind or "str" for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", route)}


def of_workspace(slug: str, keys: Iterable[Any], *, numbered: bool | None = None) -> list[str]:
    """Return the addresses under a workspace; `keys` fill numbers (`numbered`: those with, or without)."""
    numbers = [str(key) for key in keys if isinstance(key, int)] or ["1"]
    found = []
    for name, route, kinds in patterns():
        if "workspaces/<slug:workspace>/" not in route:
            continue
        has_number = bool(set(kinds.values()) & {"int", "uuid"})
        if numbered is not None and has_number != numbered:
            continue
        choices = [_values(one, kind, slug, numbers) for one, kind in kinds.items()]
        for one in itertools.product(*choices):
            found.append(reverse(name, kwargs=dict(zip(kinds, one, strict=True))))
    return found


def _values(name: str, kind: str, slug: str, numbers: list[str]) -> list[str]:
    if name == "workspace":
        return [slug]
    if kind == "int":
        return numbers
    if kind == "uuid":
        return ["00000000-0000-4000-8000-000000000001"]
    if name == "kind":
        return list(KINDS)
    if name in ("form", "format", "ending"):
        return list(FORMS)
    return list(CODES.values())


def read(answer: Any) -> str:
    """Return all words of a response, headers too; of Office files, archives and PDF those within."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return "\n".join([*map(str, answer.items()), words(content)])


def words(content: bytes) -> str:
    """Return the words of a file, unpacked as often as it is packed."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(name + words(archive.read(name)) for name in archive.namelist())
    if content[:4] == b"%PDF":
        import pypdfium2

        document = pypdfium2.PdfDocument(content)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    return content.decode(errors="replace")
