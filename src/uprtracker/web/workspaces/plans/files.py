"""`…/plans/actions.xlsx` and `…/plans/import/`: actions as a spreadsheet, out and in again."""

import io

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Member, Trace
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import ExportError
from uprtracker.exchange.tables.xlsx import write_xlsx
from uprtracker.followup.models import PlannedAction
from uprtracker.followup.plans import sheet
from uprtracker.followup.plans.seen import hanging, seen
from uprtracker.web import names
from uprtracker.web.formats import as_file
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.plans.importing import Taken, take


class Upload(forms.Form):
    """The file with the rows."""

    file = forms.FileField(label=gettext_lazy("Spreadsheet (XLSX, XLS or CSV)"), max_length=150)


@require_safe
@workspace_page()
def export(request: HttpRequest, seat: Member) -> HttpResponse:
    """All actions that the seat sees, with numbers and revisions to bring them back by."""
    trace(seat, Trace.Verb.EXPORTED, about="plans/actions.xlsx")
    notes = (
        ("workspace", _("Workspace"), seat.workspace.title),
        ("day", _("As of"), names.day(timezone.localdate())),
        ("basis", _("Basis"), _("Actions that this seat sees, each once.")),
    )
    into = io.BytesIO()
    actions = hanging(seen(PlannedAction, seat).select_related("responsible__user"), seat)
    write_xlsx(sheet.table(notes), sheet.rows(actions), into)
    return as_file(into.getvalue(), "xlsx", f"{seat.workspace.slug}-actions")


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def take_in(request: HttpRequest, seat: Member) -> HttpResponse:
    """A form for the file; then what was added and changed, or what is wrong in which row."""
    form = Upload(request.POST or None, request.FILES or None)
    taken: Taken | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            # One byte more than is taken tells the reader that there is too much.
            taken = take(sheet.read(file.read(sheet.MOST_BYTES + 1), file.name or ""), seat)
        except ExportError as error:
            form.add_error("file", str(error))
    context = {"form": form, "taken": taken, "most": sheet.MOST_ROWS}
    response = inside(request, seat, "web/workspaces/plans/import.html", "plans", **context)
    response.status_code = 400 if form.errors or (taken and taken.problems) else 200
    return response
