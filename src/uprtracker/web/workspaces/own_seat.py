"""`/workspaces/<slug>/me/`: one's own seat: the name that others read, news, leaving and handing over."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import Member
from uprtracker.followup.spaces import members
from uprtracker.followup.spaces.subscribing import end_feed, make_feed, set_mail
from uprtracker.web.workspaces.opened import inside, numbered, workspace_page


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def me(request: HttpRequest, seat: Member) -> HttpResponse:
    """One's own seat; by POST it is changed or left."""
    problem = ""
    if request.method == "POST":
        try:
            return _change(request, seat)
        except ValidationError as error:
            problem = " ".join(error.messages)
    return _page(request, seat, status=400 if problem else 200, problem=problem)


def _change(request: HttpRequest, seat: Member) -> HttpResponse:
    do = request.POST.get("do", "")
    if do == "rename":
        members.rename(seat, request.POST.get("pseudonym", ""))
    elif do == "feed":
        # Shown this once, in the answer to the form: its secret is kept nowhere.
        address = reverse("web:workspace-feed", args=[make_feed(seat)])
        return _page(request, seat, feed=request.build_absolute_uri(address))
    elif do == "end-feed":
        end_feed(seat)
    elif do == "mail":
        set_mail(seat, request.POST.get("mail", ""))
    elif do == "leave":
        members.leave(seat, successor=_successor(request, seat))
        return redirect("web:workspaces")
    else:
        raise PermissionDenied
    return redirect("web:workspace-me", seat.workspace.slug)


def _successor(request: HttpRequest, seat: Member) -> Member | None:
    if not request.POST.get("successor"):
        return None
    found = members.heirs(seat).filter(pk=numbered(request, "successor")).first()
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, seat: Member, **context: object) -> HttpResponse:
    heirs = members.heirs(seat)
    return inside(
        request,
        seat,
        "web/workspaces/me.html",
        "me",
        heirs=heirs,
        must_hand_over=members.must_hand_over(seat),
        alone=not heirs.exists(),
        mail=settings.UPR_MAIL,
        often=Member.Mail.choices,
        **context,
    )
