"""`/workspaces/<slug>/pending/`: what waits for an answer, and how far each answer has come."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup import scope
from uprtracker.followup.pending.deciding import MOST_AT_ONCE, decide_many
from uprtracker.followup.pending.desk import Show, desk, reviews_of
from uprtracker.records.models import Review
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.pending.forms import ConsultationForm, TogetherForm

ON_A_PAGE = 50
SHOWN = (
    (Show.PENDING, _("Waiting for an answer")),
    (Show.NO_DRAFT, _("Without a draft position")),
    (Show.NO_FINAL, _("Without a final answer")),
    (Show.ALL, _("All of the review")),
)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def pending(request: HttpRequest, seat: Member) -> HttpResponse:
    """The desk of one review; by POST the same is set for several recommendations."""
    reviews = reviews_of(seat)
    wanted = request.GET.get("review", "")
    review = next((one for one in reviews if one.code == wanted), None)
    if review is None and wanted:
        raise Http404
    review = review or next(iter(reviews), None)
    if request.method == "POST" and review:
        return _together(request, seat, reviews, review)
    return _page(request, seat, reviews, review)


def _together(request: HttpRequest, own: Member, reviews: list[Review], review: Review) -> HttpResponse:
    codes = request.POST.getlist("code")[: MOST_AT_ONCE + 1]
    followed = scope.recommendations(own.workspace).filter(code__in=codes).values_list("code", flat=True)
    chosen = list(followed)
    if request.POST.get("do") == "consult":
        consulted = ConsultationForm(request.POST)
        if chosen and consulted.is_valid():
            keeping.add(consulted.thing(chosen), by=own)
            return redirect(request.get_full_path())
        return _page(request, own, reviews, review, refused=not chosen, consult=consulted)
    form = TogetherForm(request.POST)
    if chosen and form.is_valid() and form.said():
        try:
            decide_many(by=own, codes=chosen, **form.said())
            return redirect(request.get_full_path())
        except ValidationError as error:
            form.add_error(None, error)
    return _page(request, own, reviews, review, refused=not chosen, together=form)


def _page(
    request: HttpRequest,
    own: Member,
    reviews: list[Review],
    review: Review | None,
    *,
    refused: bool = False,
    together: TogetherForm | None = None,
    consult: ConsultationForm | None = None,
) -> HttpResponse:
    show = next((one for one in Show if one == request.GET.get("show")), Show.PENDING)
    ministry = request.GET.get("ministry", "")
    found = desk(own, review) if review else None
    lines = found.shown(show, ministry) if found else []
    if found and not found.waiting and show == Show.PENDING and "show" not in request.GET:
        show, lines = Show.ALL, found.shown(Show.ALL, ministry)
    page = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
    subjects = {one.code: one for one in scope.subjects(own.workspace, [line.code for line in page])}
    context = {
        "desk": found,
        "rows": [(line, subjects[line.code]) for line in page if line.code in subjects],
        "page": page,
        "reviews": reviews,
        "show": show,
        "shown": SHOWN,
        "ministry": ministry,
        "may_add": may(request.user, Action.ADD, own.workspace),
        "refused": refused,
        "together": together or TogetherForm(),
        "consult": consult or ConsultationForm(),
        "kept": _kept(request),
        "paper_language": get_language() or "en",
    }
    response = inside(request, own, "web/workspaces/pending/desk.html", "pending", **context)
    response.status_code = 422 if refused or together or consult else 200
    return response


def _kept(request: HttpRequest) -> str:
    """Return the question without its page, to go on with."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
