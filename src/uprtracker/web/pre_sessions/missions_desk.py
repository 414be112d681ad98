"""`/desk/pre-sessions/<series>/missions/`: whom to invite, what they answered; and who was in the room."""

from collections import Counter

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions import missions as inviting
from uprtracker.agenda.pre_sessions.models import Series, Visit
from uprtracker.agenda.pre_sessions.shown import chosen_panels
from uprtracker.web import names
from uprtracker.web.pre_sessions.panel_door import of_series, on_desk, panel_of, sentence
from uprtracker.web.pre_sessions.panel_forms import ContactForm

MOST_BYTES = 200_000


@of_series(Action.LEAD)
def missions(request: HttpRequest, person: User, series: Series) -> HttpResponse:
    """The list of missions; by POST contacts come from a table, invitations and reminders go."""
    problem, said = "", ""
    faults: list[inviting.Row] = []
    if request.method == "POST":
        try:
            said, faults = _do(request, person, series)
            if not faults and not said:
                return redirect(request.path)
        except ValidationError as error:
            problem = sentence(error)
    rows = list(series.missions.prefetch_related("visits"))
    answers = Counter(visit.answer for one in rows for visit in one.visits.all() if visit.answer)
    return on_desk(
        request,
        series,
        "missions",
        "missions",
        rows=sorted(rows, key=lambda one: names.fold(names.state(one.state))),
        with_address=sum(bool(one.email) for one in rows),
        invited=sum(one.invited_at is not None for one in rows),
        answered=sum(one.answered_at is not None for one in rows),
        waiting=sum(bool(one.email) and one.invited_at is None for one in rows),
        silent=sum(
            one.invited_at is not None and not one.answered_at and not one.reminded_at for one in rows
        ),
        answers=[(Visit.Answer(value).label, n) for value, n in answers.items()],
        panels=[(panel, panel.visits.filter(came=True).count()) for panel in chosen_panels(series)],
        problem=problem,
        faults=faults,
        said=said,
        status=422 if problem or faults else 200,
    )


@of_series(Action.LEAD)
def mission(request: HttpRequest, person: User, series: Series, state: str) -> HttpResponse:
    """Where one mission is reached, and what it answered."""
    one = series.missions.filter(state=state.upper()).first()
    if one is None:
        raise Http404
    form = ContactForm(instance=one)
    if request.method == "POST":
        form = ContactForm(request.POST)
        if form.is_valid():
            inviting.set_contact(one, by=person, **form.cleaned_data)
            return redirect("web:missions-desk", series.slug)
    visits = one.visits.select_related("panel").order_by("panel__starts_at")
    return on_desk(
        request,
        series,
        "mission_desk",
        "missions",
        mission=one,
        form=form,
        visits=visits,
        status=422 if form.errors else 200,
    )


@of_series(Action.LEAD)
def room(request: HttpRequest, person: User, series: Series, state: str) -> HttpResponse:
    """Which missions are in the room, to be ticked while the panel is held."""
    panel = panel_of(series, state)
    if request.method == "POST":
        inviting.tick(panel, request.POST.getlist("came"), by=person)
        return redirect(request.path)
    visits = {one.mission_id: one for one in panel.visits.all()}
    rows = [(one, visits.get(one.pk)) for one in series.missions.all()]
    expected: dict[str, int] = {Visit.Answer.COMES: 0, Visit.Answer.PERHAPS: 1}
    rows.sort(
        key=lambda row: (
            expected.get(row[1].answer, 2) if row[1] else 2,
            names.fold(names.state(row[0].state)),
        )
    )
    return on_desk(
        request,
        series,
        "room",
        "missions",
        panel=panel,
        rows=rows,
        came=sum(bool(visit and visit.came) for _one, visit in rows),
        announced=sum(bool(visit and visit.answer == Visit.Answer.COMES) for _one, visit in rows),
    )


def _do(request: HttpRequest, person: User, series: Series) -> tuple[str, list[inviting.Row]]:
    do = request.POST.get("do", "")
    if do == "list":
        n = inviting.list_missions(series, by=person)
        return ngettext("{n} mission added.", "{n} missions added.", n).format(n=n), []
    if do == "invite":
        n = inviting.invite_missions(series, by=person)
        return ngettext("{n} invitation goes out.", "{n} invitations go out.", n).format(n=n), []
    if do == "remind":
        n = inviting.remind_missions(series, by=person)
        return ngettext("{n} reminder goes out.", "{n} reminders go out.", n).format(n=n), []
    if do == "table":
        n, faults = inviting.read_contacts(series, _table(request), by=person)
        return ngettext("{n} address taken.", "{n} addresses taken.", n).format(n=n), faults
    raise PermissionDenied


def _table(request: HttpRequest) -> str:
    file = request.FILES.get("table")
    if file is None:
        raise ValidationError(_("Choose a table (CSV)."))
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(_("A table of contacts has at most 200 KB."))
    try:
        return bytes(file.read()).decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError as error:
        raise ValidationError(
            _("The table is not in UTF-8. Save it as “CSV UTF-8” and send it again.")
        ) from error
