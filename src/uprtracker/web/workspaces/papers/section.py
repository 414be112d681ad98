"""Writing one section. Two people may do so at once: what goes together is merged, the rest is shown."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.publishing.models import PaperDraft, PaperSection
from uprtracker.publishing.papers import count_words
from uprtracker.publishing.papers.composing import compose
from uprtracker.publishing.papers.drafts import Written, move, refresh, remove, settle, write
from uprtracker.web.paper_sections import read_sections
from uprtracker.web.workspaces.papers.opened import changeable, paper_page, shown


@require_http_methods(["GET", "HEAD", "POST"])
@paper_page
def section(request: HttpRequest, seat: Member, draft: PaperDraft, section: int) -> HttpResponse:
    """The text of a section, for writing; by POST it is saved."""
    one = _section(draft, section)
    if not changeable(draft, seat):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, seat, draft, one)
    given = request.POST
    revision = given.get("revision", "")
    try:
        done = write(
            one,
            by=seat,
            revision=int(revision) if revision.isascii() and revision.isdigit() else 0,
            title=" ".join(given.get("title", "").split())[:200],
            text=given.get("text", ""),
            annex=bool(given.get("annex")),
        )
    except ValidationError as error:
        return _page(request, seat, draft, one, problem=" ".join(error.messages), text=given.get("text", ""))
    if done.mine is not None:
        return _page(request, seat, draft, done.section, clash=done)
    if given.get("then") == "stay":
        return redirect("web:workspace-paper-section", seat.workspace.slug, draft.pk, one.pk)
    return redirect(f"{reverse('web:workspace-paper', args=[seat.workspace.slug, draft.pk])}#s{one.pk}")


@require_POST
@paper_page
def act(request: HttpRequest, seat: Member, draft: PaperDraft, section: int) -> HttpResponse:
    """Move or delete a section, bring it up to date, decide on what waits."""
    one = _section(draft, section)
    wish = request.POST.get("do", "")
    if wish == "refresh":
        refresh(one, by=seat)
    elif wish in ("take", "leave"):
        settle(one, by=seat, take=wish == "take")
    elif wish in ("up", "down"):
        move(one, by=seat, up=wish == "up")
    elif wish == "delete":
        remove(one, by=seat)
    else:
        raise Http404
    return redirect(f"{reverse('web:workspace-paper', args=[seat.workspace.slug, draft.pk])}#s{one.pk}")


def _section(draft: PaperDraft, key: int) -> PaperSection:
    found = draft.sections.select_related("paper").filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    seat: Member,
    draft: PaperDraft,
    one: PaperSection,
    *,
    clash: Written | None = None,
    problem: str = "",
    text: str | None = None,
) -> HttpResponse:
    composed = compose(draft)
    read = next((read for read in read_sections(draft, composed) if read.section.pk == one.pk), None)
    own = composed.sections.get(one.pk, 0)
    shown_text = clash.mine if clash else one.text if text is None else text
    return shown(
        request,
        seat,
        "web/papers/section.html",
        status=409 if clash else 400 if problem else 200,
        draft=draft,
        section=one,
        text=shown_text,
        clash=clash,
        problem=problem,
        hint=read.hint if read else "",
        composed=composed,
        words=own,
        others=composed.words - (0 if one.annex or not one.text.strip() else own + count_words(one.title)),
        changes=keeping.revisions(one).order_by("-pk")[:20],
    )
