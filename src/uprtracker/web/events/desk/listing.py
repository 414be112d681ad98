"""`/desk/events/`: the events a person runs; `/desk/events/donors/`: the report that donors ask for."""

import io
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.events import donor_report, hanging, listing
from uprtracker.agenda.events.models import DonorTag, Event, Outcome, Place
from uprtracker.agenda.events.when import when
from uprtracker.exchange.tables import write_table
from uprtracker.web import names
from uprtracker.web.events.desk.event_form import EVENTS
from uprtracker.web.events.desk.opened import desk_page, organisers_page
from uprtracker.web.formats import as_file

SOON = timedelta(days=30)
MOST = 60  # past ones; the others stand at the desk of what editors publish


class PeriodForm(forms.Form):
    """Which donor, and from when to when."""

    donor = forms.ModelChoiceField(
        DonorTag.objects.all(), label=gettext_lazy("Donor"), required=False, to_field_name="slug",
        empty_label=gettext_lazy("All donors"),
    )  # fmt: skip
    first = forms.DateField(label=gettext_lazy("From"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    last = forms.DateField(label=gettext_lazy("To"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


class DonorForm(forms.Form):
    """A new donor."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    public = forms.BooleanField(
        label=gettext_lazy("Its name may stand on the pages of events"), required=False
    )


@require_safe
@desk_page
def events(request: HttpRequest, person: User) -> HttpResponse:
    """What comes and what was, with who registered and which points are open."""
    mine = Event.objects.filter(pk__in=EVENTS.open_to(person).values("pk")).annotate(
        placed=Count("registrations", Q(registrations__place=Place.PLACE), distinct=True),
        waits=Count("registrations", Q(registrations__place=Place.WAITING), distinct=True),
    )
    today = localdate()
    due = Outcome.objects.filter(
        event__in=mine.values("pk"),
        due_on__lte=today + timedelta(days=30),
        progress__in=("open", "under-way"),
    )
    asking = mine.filter(follow_up_on__lte=today, follow_up_found="").exclude(follow_up_on=None)
    context = {
        "coming": [(one, when(one)) for one in listing.coming(mine)],
        "past": [(one, when(one)) for one in listing.past(mine)[:MOST]],
        "due": list(due.select_related("event").order_by("due_on", "pk")),
        "asking": list(asking),
        "may_begin": EVENTS.may_begin(person),
        "organiser": may(person, Action.RUN_EVENTS),
        "today": today,
        "section": "desk",
    }
    return render(request, "web/events/desk/events.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@organisers_page
def donors(request: HttpRequest, person: User) -> HttpResponse:
    """The report, and the donors; by POST there is one more."""
    new = DonorForm(request.POST or None, label_suffix="")
    if request.method == "POST" and new.is_valid():
        hanging.make_donor(new.cleaned_data["name"], public=new.cleaned_data["public"])
        return redirect("web:desk-event-donors")
    form, report = _report(request)
    context = {
        "form": form,
        "new": new,
        "report": report,
        "rows": [(line, when(line.event)) for line in report.lines] if report else [],
        "tags": DonorTag.objects.all(),
        "question": request.GET.urlencode(),
        "section": "desk",
    }
    status = 400 if new.is_bound or (form.is_bound and form.errors) else 200
    return render(request, "web/events/desk/donors.html", context, status=status)


@require_safe
@organisers_page
def donors_file(request: HttpRequest, person: User, form: str) -> HttpResponse:
    """The report as a spreadsheet or as text."""
    asked, report = _report(request)
    if form not in ("xlsx", "csv") or report is None:
        raise Http404
    data = asked.cleaned_data if asked.is_bound else _this_year()
    notes = (
        ("donor", _("Donor"), str(data.get("donor") or _("All donors"))),
        ("period", _("Period"), f"{data['first']} – {data['last']}"),
        ("day", _("As of"), names.day(localdate())),
        ("basis", _("Basis"), _("Published events that began in the period, each once.")),
        ("people", _("People who took part"), report.people),
        ("counted", _("Events of which a number is known"), f"{report.counted} / {len(report.held)}"),
    )
    into = io.BytesIO()
    write_table(donor_report.table(notes), donor_report.rows(report.lines), form, into)
    return as_file(into.getvalue(), form, "events-of-donors")


def _report(request: HttpRequest) -> tuple[PeriodForm, donor_report.Report | None]:
    asked = PeriodForm(request.GET if "first" in request.GET else None, initial=_this_year(), label_suffix="")
    if asked.is_bound and not asked.is_valid():
        return asked, None
    data = asked.cleaned_data if asked.is_bound else _this_year()
    every = Event.objects.all()
    return asked, donor_report.report(every, first=data["first"], last=data["last"], donor=data.get("donor"))


def _this_year() -> dict[str, Any]:
    year = localdate().year
    return {"first": date(year, 1, 1), "last": date(year, 12, 31)}
