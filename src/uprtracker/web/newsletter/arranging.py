"""`/desk/newsletter/7/`: an issue and its blocks: arranging, its own words, and everything that sends it."""

from collections.abc import Callable

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.core.errors import UprTrackerError
from uprtracker.publishing.newsletter import drafting, sending
from uprtracker.publishing.newsletter.models import Block, Issue, Letter, Sending, Subscriber
from uprtracker.publishing.newsletter.shown import languages_of, shown
from uprtracker.publishing.newsletter.sources import SOURCES
from uprtracker.records import editing
from uprtracker.web.edited.moment import MomentForm
from uprtracker.web.newsletter.desk_door import editors_page

ON_ITS_WAY: dict[str, Callable[..., object]] = {
    "stop": sending.stop,
    "go-on": sending.go_on,
    "send-again": sending.send_again,
}


class HeadForm(forms.Form):
    """Title, subject of the mail, and whether there is one."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=160)
    subject = forms.CharField(label=gettext_lazy("Subject of the mail"), max_length=120)
    mailed = forms.BooleanField(label=gettext_lazy("Send it to the subscribers as well"), required=False)


@editors_page("GET", "POST")
def edit(request: HttpRequest, person: User, issue: Issue) -> HttpResponse:
    """The issue; by POST one thing is done with it (`do`)."""
    do = request.POST.get("do", "") if request.method == "POST" else ""
    as_kept = {"title": issue.title, "subject": issue.subject, "mailed": issue.mailed}
    head = HeadForm(request.POST if do == "save" else None, initial=as_kept)
    moment = MomentForm(request.POST if do == "schedule" else None)
    if do and all(form.is_valid() for form in (head, moment) if form.is_bound):
        try:
            _do(do, request, person, issue, head, moment)
            return redirect("web:newsletter-edit", issue.number)
        except (UprTrackerError, ValidationError) as error:
            said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            messages.error(request, said)
    return render(request, "web/newsletter/edit.html", _context(issue, head, moment, person))


def _do(
    do: str, request: HttpRequest, person: User, issue: Issue, head: HeadForm, moment: MomentForm
) -> None:
    """Do one thing. Raises what the rooms below raise."""
    if do in ("up", "down", "remove", "add"):
        _arrange(do, request, person, issue)
    elif do == "save":
        drafting.change_issue(issue, by=person, revision=revision_of(request, issue), **head.cleaned_data)
        messages.success(request, _("Saved."))
    elif do == "translate":
        _translate(request, person, issue)
    elif do == "test":
        _test(request, person, issue)
    elif do == "hand-in":
        editing.hand_in(issue, by=person)
    elif do == "publish":
        editing.publish(issue, by=person)
    elif do == "schedule":
        editing.publish(issue, by=person, at=moment.cleaned_data["moment"])
    elif do == "withdraw":
        editing.withdraw(issue, by=person)
    elif do in ON_ITS_WAY:
        ON_ITS_WAY[do](get_object_or_404(Sending, issue=issue), by=person)


def revision_of(request: HttpRequest, thing: Issue | Block) -> int:
    """Return which revision of a thing the form was made of."""
    said = request.POST.get("revision", "")
    return int(said) if said.isdecimal() else thing.revision


def _arrange(do: str, request: HttpRequest, person: User, issue: Issue) -> None:
    if do == "add":
        made = drafting.add_block(issue, request.POST.get("kind", ""), by=person)
        if not made:
            messages.warning(request, _("There is nothing of this kind in the period."))
        return
    key = request.POST.get("block", "")
    block = get_object_or_404(Block, issue=issue, pk=int(key) if key.isdecimal() else 0)
    if do == "remove":
        drafting.remove(block, by=person)
    else:
        drafting.move(block, up=do == "up", by=person)


def _translate(request: HttpRequest, person: User, issue: Issue) -> None:
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise ValidationError(_("This language is not known."))
    made = drafting.word_by_itself(issue, language, by=person)
    said = ngettext(
        "%(n)s block was worded in this language. What people wrote waits for a translator.",
        "%(n)s blocks were worded in this language. What people wrote waits for a translator.",
        made,
    )
    messages.success(request, said % {"n": made})


def _test(request: HttpRequest, person: User, issue: Issue) -> None:
    language = request.POST.get("language", "")
    language = language if language in dict(settings.LANGUAGES) else issue.language
    if not settings.UPR_MAIL:
        messages.error(request, _("This site sends no mail."))
    elif sending.send_test(issue, language, to=person):
        messages.success(request, _("On its way to %(email)s.") % {"email": person.email})
    else:
        messages.error(request, _("Your account has no mail address. Add one under “Account”."))


def _context(issue: Issue, form: HeadForm, moment: MomentForm, person: User) -> dict[str, object]:
    kinds = {**{kind: source.name for kind, source in SOURCES.items()}, **drafting.FREE}
    found = Sending.objects.filter(issue=issue).first()
    counted = sending.counts(found) if found else {}
    there = languages_of(issue)
    return {
        "issue": issue,
        "one": shown(issue, issue.language),
        "form": form,
        "moment": moment,
        "open": drafting.is_open(issue),
        "kinds": [(kind, name, kind in drafting.FREE) for kind, name in kinds.items()],
        "names": kinds,
        "languages": [
            (code, get_language_info(code)["name_local"].capitalize(), code in there)
            for code, _name in settings.LANGUAGES
            if code != issue.language
        ],
        "readers": Subscriber.objects.filter(state=Subscriber.State.CONFIRMED).count(),
        "sending": found,
        "letters": [(words, counted[state]) for state, words in Letter.State.choices if state in counted],
        "in_doubt": sending.in_doubt(found).count() if found else 0,
        "can_mail": settings.UPR_MAIL,
        "email": person.email,
    }
