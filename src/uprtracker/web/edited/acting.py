"""`/desk/edited/articles/7/act/`: hand in for review, publish, schedule, withdraw."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from uprtracker.accounts.models import User
from uprtracker.records.editing import NotNow, Overtaken, hand_in, publish, withdraw
from uprtracker.records.models.edited import Edited
from uprtracker.web.edited.door import thing_page
from uprtracker.web.edited.kinds import Kind
from uprtracker.web.edited.listing import heading
from uprtracker.web.edited.moment import MomentForm

_YEAR = 365 * 24 * 3600


@require_POST
@thing_page
def act(request: HttpRequest, person: User, kind: Kind, thing: Edited) -> HttpResponse:
    """Do one step; a page says so where it cannot be done any more."""
    do = request.POST.get("do", "")
    seen = request.POST.get("revision", "")
    revision = int(seen) if seen.isdecimal() else thing.revision
    answer = redirect("web:edited-thing", kind.slug, thing.pk)
    answer["Location"] += f"?done={do}" if do in ("hand-in", "publish", "schedule", "withdraw") else ""
    try:
        if do == "hand-in":
            hand_in(thing, by=person)
        elif do == "publish":
            publish(thing, by=person, revision=revision)
        elif do == "withdraw":
            withdraw(thing, by=person)
        elif do == "schedule":
            form = MomentForm(request.POST)
            if not form.is_valid():
                return _again(request, kind, thing, form)
            publish(thing, by=person, at=form.cleaned_data["moment"], revision=revision)
            answer.set_cookie("zone", form.cleaned_data["zone"], max_age=_YEAR, httponly=True, samesite="Lax")
    except (NotNow, Overtaken) as error:
        return _again(request, kind, thing, MomentForm(), str(error))
    return answer


def _again(
    request: HttpRequest, kind: Kind, thing: Edited, moment: MomentForm, trouble: str = ""
) -> HttpResponse:
    context = {
        "kind": kind, "thing": thing, "heading": heading(thing), "moment": moment, "trouble": trouble,
        "section": "desk",
    }  # fmt: skip
    return render(request, "web/edited/not_done.html", context, status=409 if trouble else 400)
