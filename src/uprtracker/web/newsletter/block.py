"""`/desk/newsletter/7/blocks/12/`: the words of a block, and beside them those in another language."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.publishing.newsletter import drafting
from uprtracker.publishing.newsletter.matching import EVERYBODY
from uprtracker.publishing.newsletter.models import Block, Issue
from uprtracker.publishing.newsletter.shown import block_html, direction
from uprtracker.publishing.newsletter.sources import SOURCES
from uprtracker.records.editing import Overtaken, wordings_of
from uprtracker.web.newsletter.arranging import revision_of
from uprtracker.web.newsletter.desk_door import editors_page

_AUDIENCES = [
    (EVERYBODY, gettext_lazy("Everybody")),
    ("calls", gettext_lazy("Who wants deadlines and calls, and who wants everything")),
    ("news", gettext_lazy("Who wants news and publications, and who wants everything")),
]


class WordsForm(forms.Form):
    """Heading and text."""

    title = forms.CharField(label=gettext_lazy("Heading"), required=False, max_length=160)
    text = forms.CharField(
        label=gettext_lazy("Text"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 16})
    )


class FreeForm(WordsForm):
    """Of a block that editors write: where "Read more" leads, and whom it is for."""

    more = forms.CharField(label=gettext_lazy("“Read more” leads to"), required=False, max_length=500)
    about = forms.ChoiceField(label=gettext_lazy("Sent to"), choices=_AUDIENCES, required=False)

    def clean_more(self) -> str:
        """Take addresses of the web and of this site alone."""
        said = str(self.cleaned_data["more"]).strip()
        if said and not said.startswith(("https://", "http://", "/")):
            raise ValidationError(_("Write an address that begins with https:// or, of this site, with /."))
        return said


@editors_page("GET", "POST")
def block(request: HttpRequest, person: User, issue: Issue, one: Block) -> HttpResponse:
    """The words of a block in its original language."""
    kind = WordsForm if one.kind in SOURCES else FreeForm
    form = kind(request.POST or None, initial=_as_kept(one))
    mine: Overtaken | None = None
    if request.method == "POST" and form.is_valid():
        try:
            drafting.change_block(one, by=person, revision=revision_of(request, one), **_fields(one, form))
            return redirect("web:newsletter-edit", issue.number)
        except drafting.Closed as error:
            form.add_error(None, str(error))
        except Overtaken as error:
            mine = error
            one.refresh_from_db()
    context = {
        "issue": issue,
        "piece": one,
        "form": form,
        "mine": mine,
        "open": drafting.is_open(issue),
        "shown": block_html(one),
        "name": SOURCES[one.kind].name if one.kind in SOURCES else drafting.FREE.get(one.kind, one.kind),
        "languages": _languages(issue),
    }
    return render(request, "web/newsletter/block.html", context, status=409 if mine else 200)


@editors_page("GET", "POST")
def wording(request: HttpRequest, person: User, issue: Issue, one: Block, language: str) -> HttpResponse:
    """The words of a block in another language, beside the original."""
    _known(language, issue)
    row = wordings_of([one], language).get((one._meta.label_lower, one.pk))
    title, text = drafting.proposed(one, language)
    initial = dict(row.texts) if row else {"title": title, "text": text}
    form = WordsForm(request.POST or None, initial=initial)
    if saved := _saved(
        request, form, issue, lambda said: drafting.word_block(one, language, said, by=person)
    ):
        return saved
    context = {
        **_beside(issue, language),
        "form": form,
        "pairs": [(form["title"], one.title), (form["text"], one.text)],
        "proposed": row is None and bool(text),
        "outdated": row is not None and row.of_revision < one.revision,
        "back": block_html(one).title,
    }
    return render(request, "web/newsletter/wording.html", context)


class HeadWordsForm(forms.Form):
    """Title and subject of an issue in another language."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=160)
    subject = forms.CharField(label=gettext_lazy("Subject of the mail"), max_length=120)


@editors_page("GET", "POST")
def head_wording(request: HttpRequest, person: User, issue: Issue, language: str) -> HttpResponse:
    """Title and subject of an issue in another language: with them it is sent in that language."""
    _known(language, issue)
    row = wordings_of([issue], language).get((issue._meta.label_lower, issue.pk))
    form = HeadWordsForm(request.POST or None, initial=row.texts if row else {})
    if saved := _saved(
        request, form, issue, lambda said: drafting.word_issue(issue, language, said, by=person)
    ):
        return saved
    context = {
        **_beside(issue, language),
        "form": form,
        "pairs": [(form["title"], issue.title), (form["subject"], issue.subject)],
    }
    return render(request, "web/newsletter/wording.html", context)


def _saved(
    request: HttpRequest, form: forms.Form, issue: Issue, keep: Callable[[dict[str, Any]], object]
) -> HttpResponse | None:
    """Keep the words that were sent and go back to the issue; None where the form is to be shown."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        keep(form.cleaned_data)
    except drafting.Closed as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("Saved."))
    return redirect("web:newsletter-edit", issue.number)


def _beside(issue: Issue, language: str) -> dict[str, Any]:
    return {
        "issue": issue,
        "open": drafting.is_open(issue),
        "language": language,
        "direction": direction(language),
        "name": get_language_info(language)["name_local"].capitalize(),
        "original_language": get_language_info(issue.language)["name_local"].capitalize(),
    }


def _known(language: str, issue: Issue) -> None:
    if language not in dict(settings.LANGUAGES) or language == issue.language:
        raise Http404


def _languages(issue: Issue) -> list[tuple[str, str]]:
    return [
        (code, get_language_info(code)["name_local"].capitalize())
        for code, _name in settings.LANGUAGES
        if code != issue.language
    ]


def _as_kept(one: Block) -> dict[str, object]:
    about = next((name for name, _said in _AUDIENCES if name in one.about), EVERYBODY)
    return {"title": one.title, "text": one.text, "more": one.facts.get("more", ""), "about": about}


def _fields(one: Block, form: forms.Form) -> dict[str, object]:
    given = form.cleaned_data
    fields: dict[str, object] = {"title": given["title"], "text": given["text"]}
    if isinstance(form, FreeForm):
        fields["facts"] = {**one.facts, "more": given["more"]}
        fields["about"] = [given["about"] or EVERYBODY]
    return fields
