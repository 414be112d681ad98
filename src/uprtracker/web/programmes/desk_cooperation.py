"""`/desk/cooperation/svn-48/`: facts that people add to the cooperation record, and those they took back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.agenda.programmes.cooperation.entering import enter, take_back
from uprtracker.agenda.programmes.cooperation.record import record_of
from uprtracker.agenda.programmes.models import CooperationEntry
from uprtracker.records.models import Review
from uprtracker.web.desk.door import desk_page
from uprtracker.web.programmes.cooperation import rows
from uprtracker.web.programmes.fields import DayField


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A fact with its source."""

    date = DayField(label=gettext_lazy("Day on which it happened"), required=False)
    url = forms.URLField(
        label=gettext_lazy("Address of the source"), required=False, max_length=500, assume_scheme="https"
    )
    checked_on = DayField(label=gettext_lazy("Day on which the source was checked"))

    class Meta:
        model = CooperationEntry
        fields = ("step", "standing", "words", "date", "symbol", "source", "url", "checked_on")
        help_texts = {
            "standing": gettext_lazy(
                "“Did not happen” needs a source that says so. Where nobody knows, it is “unknown here”."
            ),
            "words": gettext_lazy("Neutral, without a judgement: who, what, how many."),
        }


@desk_page(Action.SET_DATES, "GET", "POST")
def entries(request: HttpRequest, code: str) -> HttpResponse:
    """The entries of a review; by POST one is added or taken back."""
    review, person = Review.objects.filter(code__iexact=code).first(), request.user
    if review is None or not isinstance(person, User):
        raise Http404
    form = EntryForm(initial={"checked_on": localdate()})
    if request.method == "POST":
        if request.POST.get("do") == "take-back":
            _take_back(request, review, person)
            return redirect("web:desk-cooperation", review.code.lower())
        form = EntryForm(request.POST, instance=CooperationEntry(review=review))
        if form.is_valid():
            try:
                enter(form.instance, by=person)
                return redirect("web:desk-cooperation", review.code.lower())
            except ValidationError as error:
                form.add_error(None, error)
    context: dict[str, Any] = {
        "review": review,
        "form": form,
        "rows": rows(record_of(review)),
        "entries": CooperationEntry.objects.filter(review=review)
        .select_related("by", "withdrawn_by")
        .order_by("-pk"),
    }
    return render(
        request, "web/programmes/desk/cooperation.html", context, status=422 if form.errors else 200
    )


def _take_back(request: HttpRequest, review: Review, person: User) -> None:
    given = request.POST.get("entry", "")
    key = int(given) if given.isdecimal() and len(given) < 18 else 0
    if not CooperationEntry.objects.filter(review=review, pk=key).exists():
        raise Http404
    take_back(key, by=person, why=request.POST.get("why", ""))
