"""`/questionnaires/engagement/` (or by a secret link): answer, save, go on, see what each answer means.

Nobody signs in, no cookie is set, no address kept: requests are counted by a keyed hash alone.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.address import asker
from uprtracker.accounts.limits import Limit, wait
from uprtracker.agenda.programmes.models import Questionnaire, Reply
from uprtracker.agenda.programmes.questions.answering import (
    by_link,
    is_open,
    open_again,
    reply_of,
    save,
    start,
)
from uprtracker.agenda.programmes.questions.notation import Question, worded_questions
from uprtracker.records.editing import worded
from uprtracker.records.models.edited import State
from uprtracker.web.owned import by_secret
from uprtracker.web.programmes.mid_term import gone

SENDING = Limit("questionnaires", per_minute=20, burst=60)  # a whole training may share one address
_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@csrf_exempt  # nobody is signed in here, so that a forged request could do no more than a direct one
@_METHODS
def public(request: HttpRequest, slug: str) -> HttpResponse:
    """A questionnaire that everybody may answer."""
    found = Questionnaire.objects.filter(slug=slug).first()
    if found is None or found.state != State.PUBLISHED or found.restricted:
        return gone(request, found if found and not found.restricted else None)
    return _begun(request, found)


@csrf_exempt
@_METHODS
def restricted(request: HttpRequest, secret: str) -> HttpResponse:
    """A questionnaire behind its secret link."""
    found = by_link(secret)
    if found is None:
        raise Http404
    return _begun(request, found)


@csrf_exempt
@_METHODS
def own(request: HttpRequest, secret: str) -> HttpResponse:
    """What one person answered, by his own secret: go on, end, change, delete; then the result."""
    reply = reply_of(secret)
    if reply is None:
        raise Http404
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do == "delete":
            reply.delete()
            return by_secret(render(request, "web/programmes/answers_deleted.html"))
        if do == "again":
            open_again(reply)
        else:
            try:
                save(reply, _given(request), done=do == "done")
            except ValidationError as error:
                return _page(request, reply.questionnaire, _given(request), error.messages, reply, 422)
        return by_secret(redirect(request.path))
    if reply.done:
        return _result(request, reply)
    return _page(request, reply.questionnaire, _kept(reply), (), reply, 200)


def _begun(request: HttpRequest, found: Questionnaire) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found, {"moment": [request.GET.get("moment", "")]}, (), None, 200)
    if wait(SENDING, asker(request)):
        problem = _("Too many at once. Wait a minute, then send it.")
        return _page(request, found, _given(request), [problem], None, 429)
    done = request.POST.get("do") == "done"
    try:
        secret = start(found, _given(request), language=get_language() or "", done=done)
    except ValidationError as error:
        return _page(request, found, _given(request), error.messages, None, 422)
    return by_secret(redirect("web:questionnaire-own", secret))


def _given(request: HttpRequest) -> dict[str, list[str]]:
    return {key: request.POST.getlist(key) for key in request.POST}


def _kept(reply: Reply) -> dict[str, list[str]]:
    answers = {key: value if isinstance(value, list) else [value] for key, value in reply.answers.items()}
    return {**answers, "moment": [str(reply.moment)], "name": [reply.name]}


def _page(
    request: HttpRequest,
    found: Questionnaire,
    given: Mapping[str, Sequence[str]],
    problems: Sequence[str],
    reply: Reply | None,
    status: int,
) -> HttpResponse:
    words = worded(found, get_language() or "en")
    asked = worded_questions(found.questions, words.questions)
    context = {
        "section": "sessions",
        "questionnaire": found,
        "words": words,
        "asked": [_row(one, given.get(one.key, ()), asked[:place]) for place, one in enumerate(asked)],
        "moments": [(str(n), name) for n, name in enumerate(found.moments)],
        "moment": (list(given.get("moment", ())) or [""])[0],
        "name": (list(given.get("name", ())) or [""])[0],
        "problems": problems,
        "open": is_open(found),
        "reply": reply,
        "address": request.build_absolute_uri(),
    }
    return by_secret(render(request, "web/programmes/questionnaire.html", context, status=status))


def _row(question: Question, given: Sequence[str], before: Sequence[Question]) -> dict[str, Any]:
    new = question.section and (not before or before[-1].section != question.section)
    return {
        "question": question,
        "section": question.section if new else "",
        "given": list(given),
        "value": (list(given) or [""])[0],
    }


def _result(request: HttpRequest, reply: Reply) -> HttpResponse:
    found = reply.questionnaire
    words = worded(found, get_language() or "en")
    asked, answers = worded_questions(found.questions, words.questions), reply.answers
    context = {
        "section": "sessions",
        "words": words,
        "rows": [(one, _chosen(one, answers[one.key])) for one in asked if one.key in answers],
        "moment": found.moments[reply.moment] if reply.moment < len(found.moments) else "",
        "open": is_open(found),
        "address": request.build_absolute_uri(),
    }
    return by_secret(render(request, "web/programmes/answers.html", context))


def _chosen(question: Question, answer: Any) -> list[tuple[str, str]]:
    """Return the words of an answer and what they mean."""
    if not question.choices:
        return [(str(answer), "")]
    values = answer if isinstance(answer, list) else [answer]
    found = [question.choice(value) for value in values]
    return [(one.words, one.meaning) for one in found if one]
