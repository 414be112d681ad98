"""`/desk/edited/articles/new/` and `/desk/edited/articles/7/`: write, look at it, save.

Nobody's words are lost: where somebody else changed the same field, the page answers 409 with both
versions, and a form in which the own words stand beside all that others changed meanwhile.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import may
from uprtracker.records.editing import Overtaken, begin, change
from uprtracker.records.media import NotTaken
from uprtracker.records.models.edited import Edited, State
from uprtracker.web.edited.difference import differences
from uprtracker.web.edited.door import kind_page, thing_page
from uprtracker.web.edited.form import EditedForm
from uprtracker.web.edited.kinds import Kind
from uprtracker.web.edited.listing import heading
from uprtracker.web.edited.moment import MomentForm
from uprtracker.web.edited.preview import preview_of
from uprtracker.web.edited.wording import languages_of

_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@_METHODS
@kind_page
def new(request: HttpRequest, person: User, kind: Kind) -> HttpResponse:
    """Write a new thing; by POST it is looked at, or kept as a draft."""
    if not kind.may_begin(person):
        raise Http404
    thing = kind.model(language=get_language() or "en")
    form = _form(kind, person, thing, request)
    if request.method != "POST" or not form.is_valid():
        return _page(request, person, kind, form, status=400 if form.is_bound else 200)
    if request.POST.get("do") == "preview":
        return _page(request, person, kind, form, preview=preview_of(kind, _filled(thing, form)))
    try:
        with transaction.atomic():
            made = begin(_filled(thing, form), by=person)
            form.keep(made)
    except NotTaken as error:
        form.refused(ValidationError({form.file_field: error.message}))
        return _page(request, person, kind, form, status=400)
    except ValidationError as error:
        form.refused(error)
        return _page(request, person, kind, form, status=400)
    except PermissionDenied:
        raise Http404 from None
    return _back(kind, made, "made")


@_METHODS
@thing_page
def edit(request: HttpRequest, person: User, kind: Kind, thing: Edited) -> HttpResponse:
    """A thing with its form and what can be done with it; by POST it is looked at or changed."""
    form = _form(kind, person, kind.model._default_manager.get(pk=thing.pk), request)
    if request.method != "POST" or not form.is_valid():
        return _page(request, person, kind, form, thing=thing, status=400 if form.is_bound else 200)
    if request.POST.get("do") == "preview":
        seen = preview_of(kind, _filled(form.instance, form))
        return _page(request, person, kind, form, thing=thing, preview=seen)
    try:
        changed = _changed(thing, form, person)
    except Overtaken as error:
        return _conflict(request, person, kind, error)
    except NotTaken as error:
        form.refused(ValidationError({form.file_field: error.message}))
        return _page(request, person, kind, form, thing=thing, status=400)
    except ValidationError as error:
        form.refused(error)
        return _page(request, person, kind, form, thing=thing, status=400)
    except PermissionDenied:  # to an office for which he does not write
        raise Http404 from None
    return _back(kind, changed, "saved")


def _changed(thing: Edited, form: EditedForm, person: User) -> Edited:
    """Change what the form asks for, or nothing; the refused words are kept either way."""
    revision = form.cleaned_data["revision"] or thing.revision
    with transaction.atomic():
        try:
            changed = change(thing, by=person, revision=revision, **form.settable())
        except Overtaken as error:
            overtaken = error
        else:
            form.keep(changed)
            return changed
    raise overtaken


def _conflict(request: HttpRequest, person: User, kind: Kind, error: Overtaken) -> HttpResponse:
    """Show both versions, and a form with the own words among all else as it stands now."""
    now = kind.model._default_manager.select_related("changed_by", "office").get(pk=error.thing.pk)
    form = _form(kind, person, kind.model._default_manager.get(pk=now.pk), initial=error.wanted)
    both = differences(now, {name: now.serializable_value(name) for name in error.wanted}, error.wanted)
    return _page(request, person, kind, form, thing=now, both=both, status=409)


def _form(
    kind: Kind, person: User, thing: Edited, request: HttpRequest | None = None, **given: Any
) -> EditedForm:
    sent = (request.POST, request.FILES) if request is not None and request.method == "POST" else ()
    offices = kind.offices_of(person)
    anywhere = may(person, kind.model.action) or not offices
    return kind.form(*sent, instance=thing, person=person, offices=offices, any_office=anywhere, **given)


def _filled(thing: Edited, form: EditedForm) -> Edited:
    for name, value in form.settable().items():
        setattr(thing, name, value)
    return thing


def _page(
    request: HttpRequest, person: User, kind: Kind, form: EditedForm, *,
    thing: Edited | None = None, preview: Any = None, both: Any = (), status: int = 200,
) -> HttpResponse:  # fmt: skip
    context: dict[str, Any] = {
        "kind": kind, "form": form, "thing": thing, "preview": preview, "both": both, "section": "desk",
    }  # fmt: skip
    if thing is not None:
        context |= {
            "heading": heading(thing),
            "languages": languages_of(thing),
            "moment": MomentForm(zone=request.COOKIES.get("zone", "")),
            "public": kind.public(thing) if thing.state == State.PUBLISHED else "",
            "done": request.GET.get("done", ""),
        }
    return render(request, "web/edited/edit.html", context, status=status)


def _back(kind: Kind, thing: Edited, done: str) -> HttpResponse:
    answer = redirect("web:edited-thing", kind.slug, thing.pk)
    answer["Location"] += f"?done={done}"
    return answer
