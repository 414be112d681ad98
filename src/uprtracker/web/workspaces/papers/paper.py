"""One paper: how long it is, what is wrong with it, its sections as they will be read, and its files."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member, Trace
from uprtracker.accounts.policy import Action, may
from uprtracker.publishing.models import PaperDraft
from uprtracker.publishing.papers.composing import compose
from uprtracker.publishing.papers.drafts import add_section, delete, refresh, set_up
from uprtracker.publishing.papers.kinds import FORMS
from uprtracker.publishing.papers.page_count import pages_of
from uprtracker.web.paper_file import MEDIA, paper_file
from uprtracker.web.paper_sections import read_sections
from uprtracker.web.workspaces.papers.opened import changeable, paper_page, shown

_SET = ("title", "lines", "signatories")


@require_http_methods(["GET", "HEAD", "POST"])
@paper_page
def paper(request: HttpRequest, seat: Member, draft: PaperDraft) -> HttpResponse:
    """A paper; by POST its title, the lines under it and its signatories."""
    overtaken, problem = None, ""
    if request.method == "POST":
        fields = {name: request.POST.get(name, "").replace("\r\n", "\n").strip() for name in _SET}
        try:
            set_up(draft, by=seat, revision=_number(request.POST.get("revision")), **fields)
            return redirect("web:workspace-paper", seat.workspace.slug, draft.pk)
        except keeping.Overtaken as late:
            overtaken = late.wanted
        except ValidationError as error:
            problem = " ".join(error.messages)
        draft.refresh_from_db()
    composed = compose(draft)
    form = FORMS[draft.kind]
    person = seat.user_or_nobody
    return shown(
        request,
        seat,
        "web/papers/paper.html",
        status=409 if overtaken else 400 if problem else 200,
        draft=draft,
        composed=composed,
        sections=read_sections(draft, composed),
        pages=pages_of(composed.paper) if form.pages else None,
        most_pages=form.pages,
        overtaken=overtaken,
        problem=problem,
        changeable=changeable(draft, seat),
        may_share=draft.level != Level.PUBLIC and may(person, Action.SHARE, draft),
        may_sign=may(person, Action.SIGN_OFF, draft),
    )


@require_POST
@paper_page
def act(request: HttpRequest, seat: Member, draft: PaperDraft) -> HttpResponse:
    """Share, propose, publish, withdraw or delete a paper, add a section, bring all of it up to date."""
    wish = request.POST.get("do", "")
    address = reverse("web:workspace-paper", args=[seat.workspace.slug, draft.pk])
    if wish in ("workspace", "party", "coordinators"):
        keeping.share(draft, by=seat, level=wish)
    elif wish == "propose":
        keeping.propose(draft, by=seat)
    elif wish == "publish":
        try:
            keeping.sign_off(draft, by=seat, revision=_number(request.POST.get("revision")))
        except keeping.Overtaken:
            return redirect(f"{address}?changed=1")
    elif wish == "withdraw":
        keeping.withdraw(draft, by=seat)
    else:
        return _write(request, seat, draft, wish)
    return redirect(address)


def _write(request: HttpRequest, seat: Member, draft: PaperDraft, wish: str) -> HttpResponse:
    """Do what changes the text."""
    slug = seat.workspace.slug
    if wish == "delete":
        delete(draft, by=seat)
        return redirect("web:workspace-papers", slug)
    if wish == "add":
        title = " ".join(request.POST.get("title", "").split())[:200]
        section = add_section(draft, by=seat, title=title, annex=bool(request.POST.get("annex")))
        return redirect("web:workspace-paper-section", slug, draft.pk, section.pk)
    if wish != "refresh":
        raise Http404
    if not changeable(draft, seat):
        raise PermissionDenied
    for section in draft.sections.exclude(part=""):
        refresh(section, by=seat)
    return redirect("web:workspace-paper", slug, draft.pk)


@require_safe
@paper_page
def file(request: HttpRequest, seat: Member, draft: PaperDraft, form: str) -> HttpResponse:
    """A paper as a file: `docx` or `pdf`."""
    if form not in MEDIA:
        raise Http404
    keeping.trace(seat, Trace.Verb.EXPORTED, draft)
    return paper_file(draft, form)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
