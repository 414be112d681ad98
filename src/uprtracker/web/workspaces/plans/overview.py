"""`…/plans/`: where the plans stand; `…/plans/clusters/` and the like: all things of a kind."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.followup.models import Cluster, Commitment, Indicator, Law, Ministry, PlannedAction
from uprtracker.followup.plans.seen import hanging, seen
from uprtracker.followup.plans.standing import coverage, standing
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.plans.kinds import kind_of
from uprtracker.web.workspaces.plans.rights import may_add

ON_A_PAGE = 50
_SHOWN = 8


@require_safe
@workspace_page()
def overview(request: HttpRequest, seat: Member) -> HttpResponse:
    """What is late, stuck or due, and how far the plans reach."""
    today = timezone.localdate()
    promised = [one for one in seen(Commitment, seat) if one.status == Commitment.Status.OPEN]
    stands = standing(seen(PlannedAction, seat), seat, today)
    context = {
        "standing": stands,
        "statuses": [(value, words, stands.by_status.get(value, 0)) for value, words in _statuses()],
        "coverage": coverage(seat),
        "clusters": _clusters(seat),
        "commitments": [one for one in promised if one.due_on][:_SHOWN],
        "today": today,
        "can_add": may_add(seat),
        "counts": {
            "indicators": seen(Indicator, seat).count(),
            "ministries": seen(Ministry, seat).count(),
            "laws": seen(Law, seat).count(),
            "commitments": len(promised),
        },
    }
    return inside(request, seat, "web/workspaces/plans/overview.html", "plans", **context)


@require_safe
@workspace_page()
def things(request: HttpRequest, seat: Member, kind: str) -> HttpResponse:
    """All things of a kind that the seat sees, in pages."""
    what = kind_of(kind)
    page = Paginator(seen(what.model, seat), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": what,
        "title": what.all,
        "page": page,
        "can_add": may_add(seat),
        "today": timezone.localdate(),
    }
    return inside(request, seat, "web/workspaces/plans/things.html", "plans", **context)


@require_safe
@workspace_page()
def parliament(request: HttpRequest, seat: Member) -> HttpResponse:
    """What is parliament's: laws and bills by stage, recommendations assigned to it, its actions."""
    bodies = list(seen(Ministry, seat).filter(kind=Ministry.Kind.PARLIAMENT))
    laws = list(seen(Law, seat))
    actions = seen(PlannedAction, seat).filter(ministry__in=bodies)
    assigned = list(dict.fromkeys(code for body in bodies for code in body.codes))
    now = scope.current([*assigned, *(code for law in laws for code in law.codes)])
    covered = {now.get(code, code) for law in laws for code in law.codes}
    subjects = scope.subjects(seat.workspace, [now.get(code, code) for code in assigned])
    context: dict[str, Any] = {
        "bodies": bodies,
        "stages": [
            (words, [law for law in laws if law.stage == value]) for value, words in Law.Stage.choices
        ],
        "laws": laws,
        "subjects": [(one, one.code in covered) for one in subjects],
        "without_law": sum(one.code not in covered for one in subjects),
        "actions": hanging(actions.select_related("responsible__user")[:ON_A_PAGE], seat),
        "unlisted": max(0, actions.count() - ON_A_PAGE),
        "today": timezone.localdate(),
        "can_add": may_add(seat),
    }
    return inside(request, seat, "web/workspaces/plans/parliament.html", "plans", **context)


@require_safe
@workspace_page()
def unplanned(request: HttpRequest, seat: Member) -> HttpResponse:
    """Recommendations and pledges for which the seat sees no action."""
    reach = coverage(seat)
    page = Paginator(reach.without_action, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "coverage": reach,
        "page": page,
        "subjects": scope.subjects(seat.workspace, list(page.object_list)),
        "can_add": may_add(seat),
    }
    return inside(request, seat, "web/workspaces/plans/unplanned.html", "plans", **context)


def _clusters(own: Member) -> list[tuple[Cluster, int, int]]:
    """Return each cluster with its actions that are not dropped, and how many of them are done."""
    done = Count("pk", filter=Q(status=PlannedAction.Status.DONE))
    live = seen(PlannedAction, own).exclude(status=PlannedAction.Status.DROPPED).order_by()
    rows = live.values_list("cluster").annotate(of=Count("pk"), done=done)
    counts = {key: (of, n) for key, of, n in rows}
    return [(cluster, *counts.get(cluster.pk, (0, 0))) for cluster in seen(Cluster, own)]


def _statuses() -> list[tuple[str, Any]]:
    return list(PlannedAction.Status.choices)
