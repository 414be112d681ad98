"""`/desk/newsletter/subscribers/`: how many there are; bringing some in, taking all out, deleting one."""

import io

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.publishing.newsletter import subscriber_files, subscribing
from uprtracker.publishing.newsletter.models import Subscriber
from uprtracker.web.newsletter.desk_door import editors_page

MOST_TOLD = 50


class FileForm(forms.Form):
    """A file of subscribers."""

    file = forms.FileField(label=gettext_lazy("File (CSV)"), max_length=200)


class OneForm(forms.Form):
    """An address to look for."""

    email = forms.CharField(label=gettext_lazy("E-mail address"), max_length=254)


@editors_page("GET", "POST")
def subscribers(request: HttpRequest, _person: User) -> HttpResponse:
    """Counts and forms. Addresses are asked for by POST, so that none stands in an address."""
    do = request.POST.get("do", "") if request.method == "POST" else ""
    file_form = FileForm(request.POST, request.FILES) if do == "import" else FileForm()
    one_form = OneForm(request.POST) if do in ("find", "delete") else OneForm()
    mistakes: list[str] = []
    found = None
    if do == "import" and file_form.is_valid():
        mistakes = _import(request, file_form)
        if not mistakes:
            return redirect("web:newsletter-subscribers")
    if do in ("find", "delete") and one_form.is_valid():
        found = _find(one_form)
        if found is not None and do == "delete":
            subscribing.forget(found.token)
            messages.success(request, _("Deleted."))
            return redirect("web:newsletter-subscribers")
    context = {
        "states": _counts("state", {value: str(said) for value, said in Subscriber.State.choices}),
        "languages": _languages(),
        "file_form": file_form,
        "one_form": one_form,
        "found": found,
        "mistakes": mistakes[:MOST_TOLD],
        "more_mistakes": max(0, len(mistakes) - MOST_TOLD),
        "columns": ",".join(subscriber_files.COLUMNS),
    }
    return render(request, "web/newsletter/subscribers.html", context, status=400 if mistakes else 200)


@editors_page("POST")
def take_out(_request: HttpRequest, _person: User) -> HttpResponse:
    """All subscribers as CSV."""
    stream = io.BytesIO()
    subscriber_files.take_out(stream)
    response = HttpResponse(stream.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="subscribers-{localdate().isoformat()}.csv"'
    return response


def _import(request: HttpRequest, form: FileForm) -> list[str]:
    upload = form.cleaned_data["file"]
    if upload.size > subscriber_files.MOST_BYTES:
        return [_("The file has more than %(n)s MB: split it.") % {"n": subscriber_files.MOST_BYTES // 2**20}]
    done = subscriber_files.bring_in(upload.read())
    if not done.mistakes:
        messages.success(
            request,
            _(
                "Confirmed at once: %(confirmed)s. Asked by mail: %(asked)s. Known before: %(known)s. "
                "Left as they are, because they unsubscribed or do not work: %(ended)s."
            )
            % {"confirmed": done.confirmed, "asked": done.asked, "known": done.known, "ended": done.ended},
        )
    return done.mistakes


def _find(form: OneForm) -> Subscriber | None:
    try:
        key = subscribing.key_of(form.cleaned_data["email"])
    except ValidationError as error:
        form.add_error("email", error)
        return None
    found = Subscriber.objects.filter(key=key).first()
    if found is None:
        form.add_error("email", _("Nobody has this address here."))
    return found


def _counts(field: str, words: dict[str, str]) -> list[tuple[str, int]]:
    """Return how many there are of each value that occurs, in the order of `words`."""
    rows = dict(Subscriber.objects.values_list(field).annotate(n=Count("pk")).order_by(field))
    return [(said, rows[value]) for value, said in words.items() if value in rows]


def _languages() -> list[tuple[str, int]]:
    rows = Subscriber.objects.filter(state=Subscriber.State.CONFIRMED).values_list("language")
    counted = rows.annotate(n=Count("pk")).order_by("-n", "language")
    return [(get_language_info(code)["name_local"].capitalize(), n) for code, n in counted]
