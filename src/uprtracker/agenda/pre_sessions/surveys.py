"""Surveys of those who stay in contact, months later: questions, a secret link each, answers without names.

    survey = begin(series, by=lead, title="…", questions=[("What came of it?", "words")], send_on=day)
    send_due()                          # work of each minute
    answer(link, ["We met the minister.", "4"])
    results(survey, by=lead)

Nothing says whose an answer is. What is in few answers would say it, so words show from three answers on.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.outbox import post
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.alumni import in_contact
from uprtracker.agenda.pre_sessions.models import Place, Series, Survey, SurveyAnswer, SurveyLink
from uprtracker.agenda.pre_sessions.secret_links import new_nonce, secret_of

LINK = "survey"
MOST_QUESTIONS = 12
LONGEST_QUESTION = 300
LONGEST_ANSWER = 3_000
OPEN_FOR = timedelta(days=60)
AFTER = timedelta(days=182)
"""Half a year after the series: the day that is proposed."""
FEWEST = 3
_FIXED: Mapping[str, tuple[str, ...]] = {
    Survey.Kind.SCALE: ("1", "2", "3", "4", "5"),
    Survey.Kind.YES_NO: ("yes", "no"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What came to one question: how many `answers`, of each choice how many, the mean of a scale, words."""

    text: str
    kind: str
    answers: int
    counts: tuple[tuple[str, int], ...] = ()
    mean: float | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a survey: `answers` of `asked`; `few`: not enough to show more."""

    asked: int
    answers: int
    few: bool
    questions: tuple[Result, ...]


@transaction.atomic
def begin(
    series: Series, *, by: User, title: str, questions: Iterable[tuple[str, str]], send_on: date
) -> Survey:
    """Prepare a survey. Raises PermissionDenied, ValidationError."""
    if not may(by, Action.LEAD, series):
        raise PermissionDenied
    asked = [{"text": " ".join(text.split()), "kind": kind} for text, kind in questions if text.strip()]
    if not 0 < len(asked) <= MOST_QUESTIONS:
        raise ValidationError(_("Ask 1 to {n} questions.").format(n=MOST_QUESTIONS))
    if any(len(one["text"]) > LONGEST_QUESTION or one["kind"] not in Survey.Kind.values for one in asked):
        raise ValidationError(_("A question has at most {n} characters.").format(n=LONGEST_QUESTION))
    survey = Survey(
        series=series, title=title, questions=asked, send_on=send_on, closes_on=send_on + OPEN_FOR
    )
    survey.full_clean()
    survey.save()
    return survey


@transaction.atomic
def delete(survey: Survey, *, by: User) -> None:
    """Delete a survey with its answers. Raises PermissionDenied."""
    if not may(by, Action.LEAD, survey.series):
        raise PermissionDenied
    survey.delete()


def send_due(today: date | None = None) -> int:
    """Send the surveys of this day or before that did not go out; return how many mails wait."""
    day = today or timezone.localdate()
    due = Survey.objects.filter(sent_at=None, send_on__lte=day, closes_on__gt=day)
    return sum(_send(key) for key in list(due.values_list("pk", flat=True)))


def offered(kind: str) -> tuple[str, ...]:
    """Return the answers that a kind of question offers; none where words are wanted."""
    return _FIXED.get(kind, ())


def link_of(link: SurveyLink) -> str:
    """Return the address at which somebody answers."""
    return settings.UPR_ADDRESS + reverse("web:pre-session-survey", args=[secret_of(link, LINK)])


@transaction.atomic
def answer(link: SurveyLink, said: Sequence[str], *, today: date | None = None) -> None:
    """Keep answers, in the order of the questions. Raises ValidationError with a sentence."""
    current = SurveyLink.objects.select_for_update(of=("self",)).select_related("survey").get(pk=link.pk)
    survey = current.survey
    if current.used:
        raise ValidationError(_("This survey has been answered by this link. Thank you."))
    if survey.closes_on <= (today or timezone.localdate()):
        raise ValidationError(_("This survey is closed."))
    answers = [str(one).strip()[:LONGEST_ANSWER] for one in said]
    if len(answers) != len(survey.questions) or not any(answers):
        raise ValidationError(_("Answer one question at least."))
    for one, question in zip(answers, survey.questions, strict=True):
        if one and one not in _FIXED.get(question["kind"], (one,)):
            raise ValidationError(_("Choose one of the answers that are offered."))
    SurveyAnswer.objects.create(survey=survey, answers=answers)
    current.used = True
    current.save(update_fields=["used"])


def results(survey: Survey, *, by: User) -> Results:
    """Return what was answered, to the lead and to who reads feedback here. Raises PermissionDenied."""
    if not (may(by, Action.LEAD, survey.series) or may(by, Action.READ_FEEDBACK)):
        raise PermissionDenied
    rows = [row.answers for row in survey.answers.all()]
    few = len(rows) < FEWEST
    return Results(
        asked=survey.links.count(),
        answers=len(rows),
        few=few,
        questions=()
        if few
        else tuple(
            _result(question, [row[at] for row in rows if row[at]])
            for at, question in enumerate(survey.questions)
        ),
    )


def _result(question: Mapping[str, str], said: Sequence[str]) -> Result:
    text, kind = question["text"], question["kind"]
    if kind == Survey.Kind.WORDS:
        return Result(text, kind, len(said), words=tuple(said) if len(said) >= FEWEST else ())
    counts = Counter(said)
    mean = sum(map(int, said)) / len(said) if said and kind == Survey.Kind.SCALE else None
    return Result(text, kind, len(said), tuple((one, counts[one]) for one in _FIXED[kind]), mean)


@transaction.atomic
def _send(key: int) -> int:
    survey = Survey.objects.select_for_update(of=("self",)).select_related("series").get(pk=key)
    if survey.sent_at is not None:
        return 0  # another process was there first
    survey.sent_at = timezone.now()
    survey.save(update_fields=["sent_at"])
    return sum(_mail(survey, place) for place in in_contact(survey.series))


def _mail(survey: Survey, place: Place) -> bool:
    link = SurveyLink.objects.create(survey=survey, place=place, nonce=new_nonce())
    with translation.override(place.language):
        return post(
            f"pre-session-survey:{link.pk}",
            kind="pre-session survey",
            to=place.user.email if place.user and place.user.email else place.email,
            subject=_("A few questions about the Pre-sessions"),
            text=_(
                "You agreed that we stay in contact. Some months have passed: what came of it?\n\n"
                "{address}\n\nYour answers are kept without your name. The link works once, until {day}."
            ).format(address=link_of(link), day=survey.closes_on.isoformat()),
        )
