"""`/desk/library/`: what editors keep in the library, by kind. Writing and publishing is the desk's own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import User
from uprtracker.records.library.models import (
    DeliveredStatement,
    GoodPractice,
    Photograph,
    Publication,
    Quote,
    Recording,
)
from uprtracker.records.library.models.holding import Holding
from uprtracker.web.edited.door import desk_page, entered
from uprtracker.web.edited.kinds import Kind, register
from uprtracker.web.library.forms import (
    PhotographForm,
    PracticeForm,
    PublicationForm,
    QuoteForm,
    RecordingForm,
    StatementForm,
)

NEWEST = 5


@require_safe
@desk_page
def desk(request: HttpRequest, person: User) -> HttpResponse:
    """Every kind of the library with what was changed last."""
    own = [kind for kind in entered(person) if issubclass(kind.model, Holding)]
    if not own:
        raise Http404
    listed: list[dict[str, Any]] = []
    for kind in own:
        things = kind.open_to(person)
        newest = list(things.order_by("-changed_at", "-pk")[:NEWEST])
        listed.append(
            {"kind": kind, "count": things.count(), "newest": newest, "may_begin": kind.may_begin(person)}
        )
    return render(request, "web/library/desk.html", {"listed": listed, "section": "desk"})


urlpatterns: list[URLPattern] = [path("desk/library/", desk, name="library-desk")]

for _kind in (
    Kind(
        "publications", Publication, _("Publication"), _("Publications"), PublicationForm,
        address="web:library-publication", prose=("summary",),
    ),
    Kind(
        "videos", Recording, _("Video"), _("Videos"), RecordingForm,
        address="web:library-video", prose=("summary",),
    ),
    Kind(
        "statements", DeliveredStatement, _("Statement"), _("Statements"), StatementForm,
        address="web:library-statement", prose=("text",),
    ),
    Kind(
        "good-practices", GoodPractice, _("Good practice"), _("Good practices"), PracticeForm,
        address="web:library-good-practice", prose=("done", "evidence"),
    ),
    Kind("quotes", Quote, _("Quote"), _("Quotes"), QuoteForm, address="web:library-quote", prose=()),
    Kind(
        "photos", Photograph, _("Photograph"), _("Photographs"), PhotographForm,
        address="web:library-photo", prose=(),
    ),
):  # fmt: skip
    register(_kind)
