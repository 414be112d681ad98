"""`/desk/newsletter/`: the issues, and a new one that drafts itself for a period."""

from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import User
from uprtracker.publishing.newsletter.drafting import draft
from uprtracker.publishing.newsletter.models import Issue, Subscriber
from uprtracker.publishing.newsletter.sources.source import Period
from uprtracker.web.newsletter.desk_door import editors_page


class PeriodForm(forms.Form):
    """The days that an issue is about, and the language in which it is written first."""

    since = forms.DateField(label=_("From"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(label=_("To"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


@editors_page("GET", "POST")
def desk(request: HttpRequest, person: User) -> HttpResponse:
    """All issues; by POST a new one is drafted."""
    form = PeriodForm(request.POST or None, initial=_next())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            issue = draft(Period(given["since"], given["until"]), by=person, language=given["language"])
            return redirect("web:newsletter-edit", issue.number)
        except ValidationError as error:
            form.add_error("until", error)
    context = {
        "issues": Issue.objects.select_related("sending"),
        "form": form,
        "confirmed": Subscriber.objects.filter(state=Subscriber.State.CONFIRMED).count(),
        "can_mail": settings.UPR_MAIL,
    }
    return render(request, "web/newsletter/desk.html", context)


def _next() -> dict[str, date | str]:
    """Return the period after the last issue, to today."""
    last = Issue.objects.order_by("-until").first()
    today = localdate()
    since = last.until + timedelta(days=1) if last else today - timedelta(days=30)
    return {"since": min(since, today), "until": today, "language": get_language() or "en"}
