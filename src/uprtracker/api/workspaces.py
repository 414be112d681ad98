"""`/api/v1/workspaces`: what the owner of a key sees and adds in workspaces, by the rules of the pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import Field

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Kept, Member, Trace, User
from uprtracker.accounts.policy import Action, may, seat
from uprtracker.api.door import asks, writes
from uprtracker.api.paging import page, parameter, refuse_strangers
from uprtracker.api.schemas import Strict
from uprtracker.core.errors import CorrectionRefused
from uprtracker.followup import scope
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.models import Assessment
from uprtracker.followup.spaces.holdings import key_of, kind_named, own_fields, visible, words

router = Router(tags=["workspaces"])


class Seat(Strict):
    """A workspace and the place of the key's owner in it."""

    slug: str
    title: str
    kind: str
    state: str | None
    party: str
    role: str
    closed: bool
    address: str


class SeatList(Strict):
    """Workspaces in which the key's owner sits."""

    results: list[Seat]


class Holding(Strict):
    """A record that the key's owner sees. `fields` are those of its kind, as people read them."""

    id: int
    kind: str
    party: str
    own: bool = Field(description="Held by the party of the key's owner.")
    level: str
    proposed: str | None
    published: str | None
    changed: str
    revision: int
    fields: dict[str, str]


class KeptList(Strict):
    """A page of records of one kind."""

    count: int
    next: str | None
    results: list[Holding]


class Followed(Strict):
    """Codes of the recommendations and pledges that a workspace follows, in its order."""

    count: int
    results: list[str]


class Assessed(Strict):
    """An assessment, as its fields stand on the page. `revision`: of the record that is changed."""

    code: str = ""
    value: str = Field("", max_length=16)
    comment: str = Field("", max_length=8000)
    measures: str = Field("", max_length=8000)
    evidence: str = Field("", max_length=8000)


class Changed(Strict):
    """Fields to set, and the revision at which they were read."""

    revision: int
    value: str | None = Field(None, max_length=16)
    comment: str | None = Field(None, max_length=8000)
    measures: str | None = Field(None, max_length=8000)
    evidence: str | None = Field(None, max_length=8000)


@asks(router, "", SeatList)
def seats(request: HttpRequest) -> dict[str, Any]:
    """List the workspaces in which the key's owner sits."""
    refuse_strangers(request)
    rows = Member.objects.seats().filter(user=_owner(request)).select_related("workspace", "party")
    return {"results": [_seat(one) for one in rows]}


@asks(router, "/{slug}", Seat)
def workspace(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Show one workspace."""
    refuse_strangers(request)
    return _seat(_own(request, slug))


@asks(router, "/{slug}/recommendations", Followed)
def followed(request: HttpRequest, slug: str) -> dict[str, Any]:
    """List the codes that a workspace follows; the records themselves stand at /recommendations."""
    refuse_strangers(request)
    codes = scope.codes(_own(request, slug).workspace)
    return {"count": len(codes), "results": codes}


@asks(
    router,
    "/{slug}/records/{kind}",
    KeptList,
    extra={"parameters": [parameter("code", "Of this recommendation or pledge only.")]},
)
def kept(request: HttpRequest, slug: str, kind: str) -> dict[str, Any]:
    """List the records of a kind (`assessment`, …) that the key's owner sees."""
    refuse_strangers(request, "cursor", "size", "code")
    own, model = _own(request, slug), kind_named(kind)
    if model is None:
        raise Http404
    rows = visible(model, own).select_related("party")
    if code := request.GET.get("code", ""):
        if not model.code_path():
            raise Http404
        rows = rows.filter(**{model.code_path(): code})
    found, following = page(request, rows)
    keeping.trace(own, Trace.Verb.SAW, about=f"api {kind}")
    return {"count": rows.count(), "next": following, "results": [_kept(one, own) for one in found]}


@asks(router, "/{slug}/records/{kind}/{number}", Holding)
def one_record(request: HttpRequest, slug: str, kind: str, number: int) -> dict[str, Any]:
    """Show one record."""
    refuse_strangers(request)
    own, model = _own(request, slug), kind_named(kind)
    thing = visible(model, own).select_related("party").filter(pk=number).first() if model else None
    if thing is None:
        raise Http404
    keeping.trace(own, Trace.Verb.SAW, thing)
    return _kept(thing, own)


@writes(router, "/{slug}/assessments", Holding, Action.OPEN_WORKSPACES)
def add_assessment(request: HttpRequest, slug: str, given: Assessed) -> dict[str, Any]:
    """Add an assessment for the party of the key's owner."""
    own = _own(request, slug)
    said = given.model_dump()
    try:
        return _kept(assess(own, said.pop("code"), said.pop("value"), **said), own)
    except ValidationError as error:
        raise CorrectionRefused(" ".join(error.messages)) from error


@writes(router, "/{slug}/assessments/{number}", Holding, Action.OPEN_WORKSPACES)
def change_assessment(request: HttpRequest, slug: str, number: int, given: Changed) -> dict[str, Any]:
    """Change an assessment; 409 where somebody else changed the same field since `revision`."""
    own = _own(request, slug)
    thing = visible(Assessment, own).filter(pk=number).first()
    if thing is None or not may(_owner(request), Action.CHANGE, thing):
        raise Http404
    said = given.model_dump(exclude_none=True)
    try:
        return _kept(keeping.change(thing, by=own, revision=said.pop("revision"), **said), own)
    except ValidationError as error:
        raise CorrectionRefused(" ".join(error.messages)) from error


def _owner(request: HttpRequest) -> User:
    person: User = request.auth.owner  # type: ignore[attr-defined]  # the door let in a key
    return person


def _own(request: HttpRequest, slug: str) -> Member:
    """Return the seat of the key's owner; a workspace without one is not there."""
    row = Member.objects.seats().filter(user=_owner(request), workspace__slug=slug).first()
    own = seat(_owner(request), row.workspace_id) if row else None
    if own is None:
        raise Http404
    return own


def _seat(own: Member) -> dict[str, Any]:
    space = own.workspace
    return {
        "slug": space.slug,
        "title": space.title,
        "kind": space.kind,
        "state": space.state or None,
        "party": str(own.party),
        "role": own.role,
        "closed": space.closed_at is not None,
        "address": f"/workspaces/{space.slug}/",
    }


def _kept(thing: Kept, own: Member) -> dict[str, Any]:
    return {
        "id": thing.pk,
        "kind": key_of(type(thing)),
        "party": str(thing.party),
        "own": thing.party_id == own.party_id,
        "level": thing.level,
        # What another party means to publish is its own business until it does.
        "proposed": (thing.proposed or None) if thing.party_id == own.party_id else None,
        "published": thing.published_at.date().isoformat() if thing.published_at else None,
        "changed": thing.changed_at.isoformat(timespec="seconds"),
        "revision": thing.revision,
        "fields": {field.name: words(thing, field) for field in own_fields(type(thing))},
    }
