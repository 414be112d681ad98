"""Questionnaires at the desk: their form; `/desk/questionnaires/7/` has what all answered together."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django import forms
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.events.models import Event
from uprtracker.agenda.programmes.models import Questionnaire
from uprtracker.agenda.programmes.questions.notation import read_questions
from uprtracker.agenda.programmes.questions.results import FEWEST, results_of, rows_of
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.web.desk.door import desk_page
from uprtracker.web.edited.form import EditedForm
from uprtracker.web.edited.kinds import Kind, register
from uprtracker.web.formats import as_file
from uprtracker.web.programmes.fields import DayField, LinesField
from uprtracker.web.programmes.parts_forms import EventField

FORMS = ("xlsx", "csv")
_HELP = gettext_lazy(
    "A line with # opens a section, ? a question, - an answer. Behind the question stands its kind: (scale), "
    "(one), (several), (number) or (text). What stands behind the colon of an answer is told to the person "
    "afterwards: “- Never: Ask the ministry for its dates.”"
)


class QuestionnaireForm(EditedForm):
    """A questionnaire."""

    moments = LinesField(
        label=gettext_lazy("Moments"),
        required=False,
        rows=2,
        help_text=gettext_lazy("One in each line, such as Before and After. Empty: it is asked once."),
    )
    open_until = DayField(label=gettext_lazy("Open until"), required=False)
    event = EventField(Event.objects.none(), label=gettext_lazy("Event"), required=False)

    class Meta:
        model = Questionnaire
        fields = (
            "title", "introduction", "questions", "thanks", "restricted", "asks_name", "moments",
            "open_until", "event",
        )  # fmt: skip
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
            "questions": forms.Textarea(attrs={"rows": 18, "dir": "auto"}),
            "thanks": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        }
        help_texts = {"questions": _HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = Event.objects.order_by("-starts_at")  # type: ignore[attr-defined]


register(
    Kind(
        "questionnaires", Questionnaire, gettext_lazy("Questionnaire"), gettext_lazy("Questionnaires"),
        QuestionnaireForm, prose=(),
    )
)  # fmt: skip


@desk_page(Action.READ_FEEDBACK)
def listed(request: HttpRequest) -> HttpResponse:
    """All questionnaires with how many answered."""
    found = Questionnaire.objects.annotate(answered=Count("replies", Q(replies__done=True)))
    return render(request, "web/programmes/desk/questionnaires.html", {"questionnaires": found})


@desk_page(Action.READ_FEEDBACK)
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """What all answered together."""
    found = _one(pk)
    name = "web:questionnaire-restricted" if found.restricted else "web:questionnaire"
    context = {
        "questionnaire": found,
        "results": results_of(found),
        "fewest": FEWEST,
        "forms": FORMS,
        "may_edit": may(request.user, Action.RUN_EVENTS, found),
        "address": request.build_absolute_uri(
            reverse(name, args=[found.secret if found.restricted else found.slug])
        ),
    }
    return render(request, "web/programmes/desk/results.html", context)


@desk_page(Action.READ_FEEDBACK)
def table(request: HttpRequest, pk: int, kind: str, form: str) -> HttpResponse:
    """The counts (`results`), or the replies themselves (`answers`), as a table."""
    if form not in FORMS or kind not in ("results", "answers"):
        raise Http404
    found = _one(pk)
    notes: tuple[tuple[str, str, Cell], ...] = (
        ("questionnaire", _("Questionnaire"), found.title),
        ("date", _("Date"), localdate().isoformat()),
        ("hidden", _("Hidden"), _("what fewer than %(n)s people answered") % {"n": FEWEST}),
    )
    if kind == "results":
        columns, rows = _count_columns(), list(_counts(found))
    else:
        asked = read_questions(found.questions)
        head = (Column("moment", _("Moment")), Column("language", _("Language")))
        named = (Column("name", _("Name"), 24),) if found.asks_name else ()
        columns = (*head, *named, *(Column(one.key, one.words, 30, "texts") for one in asked))
        rows = list(_replies(found))
    stream = BytesIO()
    write_table(Table(_("Answers"), columns, _("About"), notes), rows, form, stream)
    response = as_file(stream.getvalue(), form, f"upr-questionnaire-{kind}")
    response["Cache-Control"] = "private, no-store"
    return response


def _one(pk: int) -> Questionnaire:
    found = Questionnaire.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _count_columns() -> tuple[Column, ...]:
    return (
        Column("moment", _("Moment")),
        Column("section", _("Section"), 24),
        Column("question", _("Question"), 50),
        Column("answer", _("Answer"), 40),
        Column("count", _("Number"), 10, "whole"),
        Column("of", _("of"), 10, "whole"),
    )


def _counts(found: Questionnaire) -> Iterator[tuple[Cell, ...]]:
    for moment in results_of(found):
        for told in moment.questions:
            head = (moment.moment, told.question.section, told.question.words)
            for bar in told.bars:
                yield (*head, bar.choice.words, bar.count, told.n)
            if told.median is not None:
                yield (*head, _("Median: %(number)s") % {"number": f"{told.median:g}"}, None, told.n)
            for text in told.texts:
                yield (*head, text, 1, told.n)


def _replies(found: Questionnaire) -> Iterator[tuple[Cell, ...]]:
    asked = read_questions(found.questions)
    for reply in rows_of(found):
        moment = found.moments[reply.moment] if reply.moment < len(found.moments) else ""
        named: tuple[Cell, ...] = (reply.name,) if found.asks_name else ()
        yield (moment, reply.language, *named, *(_words(one, reply.answers.get(one.key)) for one in asked))


def _words(question: Any, answer: Any) -> Cell:
    if answer is None:
        return ()
    values = answer if isinstance(answer, list) else [answer]
    if not question.choices:
        return tuple(map(str, values))
    return tuple(one.words for one in map(question.choice, values) if one)
