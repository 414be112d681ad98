"""`/desk/edited/articles/7/history/`: every step of a thing, with what it changed, the last one first."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import User
from uprtracker.records.edit_history import OWN, WORDED, steps_of
from uprtracker.records.models.edited import Edited, EditStep
from uprtracker.web.edited.difference import differences
from uprtracker.web.edited.door import thing_page
from uprtracker.web.edited.kinds import Kind
from uprtracker.web.edited.listing import heading

ON_A_PAGE = 20


@require_safe
@thing_page
def history(request: HttpRequest, person: User, kind: Kind, thing: Edited) -> HttpResponse:
    """Who did what, when, and the words before and after; what came too late is kept here too."""
    page = Paginator(steps_of(thing).order_by("-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": kind,
        "thing": thing,
        "heading": heading(thing),
        "page": page,
        "steps": [_shown(thing, step) for step in page.object_list],
        "section": "desk",
    }
    return render(request, "web/edited/history.html", context)


def _shown(thing: Edited, step: EditStep) -> dict[str, Any]:
    after = {name: value for name, value in step.after.items() if name not in OWN and value not in ("", None)}
    if step.before:
        after = {name: value for name, value in step.after.items() if name not in OWN}
    return {"step": step, "what": said(step.what), "changes": differences(thing, step.before, after)}


def said(what: str) -> str:
    """made → Begun: what a step was, in words."""
    if what.startswith(WORDED):
        return _("Words written in another language ({code})").format(code=what.removeprefix(WORDED))
    return {
        "made": _("Begun"),
        "changed": _("Changed"),
        "handed in": _("Handed in for review"),
        "scheduled": _("Scheduled"),
        "published": _("Published"),
        "withdrawn": _("Withdrawn"),
    }.get(what, what)
