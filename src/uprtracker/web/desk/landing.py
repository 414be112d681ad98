"""`/desk/`: every desk that is open to a person, with what waits for him there.

A desk is one line in `DESKS`: its words, its address, to whom it is open, and what waits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.events.models import Event
from uprtracker.agenda.pre_sessions.models import Application, SeriesMember
from uprtracker.agenda.pre_sessions.scoring import tray
from uprtracker.records.models import Finding, Office
from uprtracker.records.models.edited import State
from uprtracker.web.edited.door import entered
from uprtracker.web.news.offices_desk import may_keep_offices
from uprtracker.web.owned import unkept


@dataclass(frozen=True)
class Waiting:
    """Something that waits: its words, how many, and where."""

    words: str
    count: int
    address: str


@dataclass(frozen=True)
class Desk:
    """One desk."""

    title: str | Promise
    about: str | Promise
    address: str
    is_open: Callable[[User], bool]
    waits: Callable[[User], list[Waiting]] = lambda _user: []

    @property
    def path(self) -> str:
        """Where it is."""
        return reverse(self.address)


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """The desks of this person; to whoever has none the page is not there."""
    person = request.user
    if not isinstance(person, User):
        return unkept(redirect_to_login(request.get_full_path()))
    desks = [desk for desk in DESKS if desk.is_open(person)]
    if not desks:
        raise Http404
    listed: list[dict[str, Any]] = [
        {
            "desk": desk,
            "address": desk.path,
            "waits": [one for one in desk.waits(person) if one.count],
        }
        for desk in desks
    ]
    context = {"listed": listed, "any": any(one["waits"] for one in listed), "section": "desk"}
    return unkept(render(request, "web/desk/landing.html", context))


def has_desk(person: User) -> bool:
    """Tell whether some desk is open to this person, with few questions: every page of his asks."""
    if not person.is_active:
        return False
    if person.is_superuser or person.groups.exists():
        return True
    return any(ask(person) for ask in _PARTS)


def _may(action: Action) -> Callable[[User], bool]:
    return lambda person: may(person, action)


def _findings(person: User) -> list[Waiting]:
    open_ones = Finding.objects.filter(status="open").count()
    return [Waiting(_("Open findings"), open_ones, reverse("web:desk"))]


def _edited(person: User) -> list[Waiting]:
    found = []
    for kind in entered(person):
        things = kind.open_to(person)
        address = reverse("web:edited-kind", args=[kind.slug])
        reading = things.filter(state=State.REVIEW).exclude(changed_by=person).count()
        own = things.filter(state=State.DRAFT).filter(Q(changed_by=person) | Q(made_by=person)).count()
        timed = things.filter(state=State.SCHEDULED).count()
        found += [
            Waiting(
                _("{kind}: wait to be read by you").format(kind=kind.many), reading, f"{address}?state=review"
            ),
            Waiting(_("{kind}: scheduled").format(kind=kind.many), timed, f"{address}?state=scheduled"),
            Waiting(_("{kind}: drafts of yours").format(kind=kind.many), own, f"{address}?state=draft"),
        ]
    return found


def _series(person: User) -> list[Waiting]:
    """Return what was sent in to series that this person leads, and what he still has to score."""
    members = list(SeriesMember.objects.filter(user=person).select_related("series"))
    leads = [one.series_id for one in members if one.part == "lead"]
    sent = Application.objects.filter(series__in=leads, state=Application.State.SENT).count()
    assesses = [one for one in members if one.part == "assessor"]
    unscored = sum(waiting.own is None for one in assesses for waiting in tray(one))
    address = reverse("web:pre-sessions-desk")
    return [
        Waiting(_("Applications sent in"), sent, address),
        Waiting(_("Applications for you to score"), unscored, address),
    ]


def _has_office(person: User) -> bool:
    return Office.objects.filter(editors=person).exists()


def _has_series(person: User) -> bool:
    return SeriesMember.objects.filter(user=person).exists()


def _opens_series(person: User) -> bool:
    return may(person, Action.OPEN_SERIES) or _has_series(person)


def _has_event(person: User) -> bool:
    return Event.objects.filter(run_by=person).exists()


# What opens a desk to people without a role on the site: parts they have in single things.
_PARTS: list[Callable[[User], bool]] = [_has_office, _has_series, _has_event]

DESKS: list[Desk] = [
    Desk(
        gettext_lazy("Writing and publishing"),
        gettext_lazy("News, pages, funds, vacancies and all else that editors publish."),
        "web:edited", lambda person: bool(entered(person)), _edited,
    ),
    Desk(
        gettext_lazy("Start page"), gettext_lazy("Which blocks stand on it, and in which order."),
        "web:home-desk", _may(Action.EDIT_NEWS),
    ),
    Desk(
        gettext_lazy("Regional offices"), gettext_lazy("Their regions, languages and editors."),
        "web:offices-desk", may_keep_offices,
    ),
    Desk(
        gettext_lazy("Newsletter"), gettext_lazy("Issues, their words and languages, and who gets them."),
        "web:newsletter-desk", _may(Action.EDIT_NEWSLETTER),
    ),
    Desk(
        gettext_lazy("Calendar"), gettext_lazy("Dates that became known, or changed."),
        "web:calendar-desk", _may(Action.SET_DATES),
    ),
    Desk(
        gettext_lazy("Pre-sessions"), gettext_lazy("Series, calls, applications, panels and letters."),
        "web:pre-sessions-desk", _opens_series, _series,
    ),
    Desk(
        gettext_lazy("Events"), gettext_lazy("Who comes, materials, outcomes and attendance."),
        "web:desk-events", lambda person: may(person, Action.RUN_EVENTS) or _has_event(person),
    ),
    Desk(
        gettext_lazy("Programmes"), gettext_lazy("Country programmes, their stages and commitments."),
        "web:desk-programmes", _may(Action.RUN_EVENTS),
    ),
    Desk(
        gettext_lazy("Mid-term reports"), gettext_lazy("Reports that were offered for the public register."),
        "web:desk-mid-term", _may(Action.EDIT_LIBRARY),
    ),
    Desk(
        gettext_lazy("Questionnaires"), gettext_lazy("What people answered."),
        "web:desk-questionnaires", _may(Action.READ_FEEDBACK),
    ),
    Desk(
        gettext_lazy("Library"), gettext_lazy("Publications, videos, photographs, statements, quotes."),
        "web:library-desk", _may(Action.EDIT_LIBRARY),
    ),
    Desk(
        gettext_lazy("Review desk"), gettext_lazy("What the readers of documents could not settle."),
        "web:desk", _may(Action.CORRECT_READINGS), _findings,
    ),
    Desk(
        gettext_lazy("Coding desk"), gettext_lazy("Labels that a machine put and nobody confirmed yet."),
        "web:coding-desk", _may(Action.DECIDE_CODINGS),
    ),
    Desk(
        gettext_lazy("Lineage desk"), gettext_lazy("Recommendations that may ask the same as earlier ones."),
        "web:desk-lineage", _may(Action.DECIDE_LINKS),
    ),
    Desk(
        gettext_lazy("Data desk"), gettext_lazy("Records, imports and accounts."),
        "admin:index", _may(Action.ENTER_ADMIN),
    ),
]  # fmt: skip
