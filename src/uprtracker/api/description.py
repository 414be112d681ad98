"""`/api/`: the OpenAPI document as a page to read, without scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from uprtracker.api.door import GUESSING, READING, WRITING
from uprtracker.api.root import api


@dataclass(frozen=True)
class Endpoint:
    """One address with its method, as the page shows it."""

    method: str
    path: str
    anchor: str
    summary: str
    parameters: tuple[tuple[str, str, str], ...]
    fields: tuple[tuple[str, str, str], ...]
    needs_key: bool


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """Show all endpoints. The document itself is `/api/v1/openapi.json`."""
    document = api.get_openapi_schema()
    context = {
        "endpoints": list(endpoints(document)),
        "root": request.build_absolute_uri("/").rstrip("/"),
        "limits": (READING, WRITING, GUESSING),
        "words": document["info"]["description"],
    }
    with override("en"):  # what it describes is English
        return render(request, "api/description.html", context)


def endpoints(document: dict[str, Any]) -> Iterator[Endpoint]:
    """Yield the endpoints of an OpenAPI document in its order."""
    schemas = document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            answer = operation["responses"][200]["content"]["application/json"]["schema"]
            yield Endpoint(
                method.upper(),
                path,
                operation["operationId"],
                operation["description"],
                tuple(_parameters(operation["parameters"])),
                tuple(_fields(schemas.get(answer.get("$ref", "").rpartition("/")[2], {}))),
                bool(operation.get("security")),
            )


def _parameters(declared: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield name, words and values of the parameters of an endpoint."""
    for one in declared:
        schema = one["schema"]
        values = schema.get("enum") or schema.get("items", {}).get("enum") or ()
        yield one["name"], one.get("description", ""), ", ".join(str(value) for value in values)


def _fields(schema: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and words of the fields of a schema."""
    for name, field in schema.get("properties", {}).items():
        yield name, _type(field), field.get("description", "")


def _type(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_type(one) for one in field["anyOf"]))
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if field.get("type") == "array":
        return f"list of {_type(field.get('items', {}))}"
    if "enum" in field:
        return " | ".join(str(one) for one in field["enum"])
    return str(field.get("type", "anything"))
