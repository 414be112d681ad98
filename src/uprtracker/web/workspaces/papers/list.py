"""The papers of a workspace that a seat sees, and beginning one."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.models import Scope
from uprtracker.publishing.models import PaperDraft, PaperKind
from uprtracker.publishing.papers.drafts import begin
from uprtracker.web.names import state
from uprtracker.web.workspaces.opened import workspace_page
from uprtracker.web.workspaces.papers.opened import shown


class Beginning(forms.Form):
    """What a new paper needs."""

    kind = forms.ChoiceField(label=_("Paper"), choices=PaperKind)
    title = forms.CharField(label=_("Title"), max_length=200)
    review = forms.ChoiceField(label=_("About the review"))
    language = forms.ChoiceField(label=_("Language of the paper"), choices=settings.LANGUAGES)

    def __init__(self, *args: object, seat: Member, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        scope = Scope.objects.filter(workspace=seat.workspace).first()
        reviews = scope.reviews.order_by("-session") if scope else []
        self.fields["review"].choices = [  # type: ignore[attr-defined]
            (one.code, _("{state}, session {session}").format(state=state(one.state), session=one.session))
            for one in reviews
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def papers(request: HttpRequest, seat: Member) -> HttpResponse:
    """The papers of a workspace; by POST one more."""
    adding = may(seat.user_or_nobody, Action.ADD, seat.workspace)
    form = Beginning(request.POST or None, seat=seat, initial={"language": get_language()})
    if request.method == "POST":
        if not adding:
            raise PermissionDenied
        if form.is_valid():
            try:
                draft = begin(by=seat, **form.cleaned_data)
                return redirect("web:workspace-paper", seat.workspace.slug, draft.pk)
            except ValidationError as error:
                form.add_error(None, error)
    rows = PaperDraft.objects.seen_from(seat)
    return shown(
        request,
        seat,
        "web/papers/list.html",
        status=400 if form.errors else 200,
        papers=rows.select_related("party"),
        form=form if adding else None,
    )
