"""Somebody answers: begins, saves, goes on by a secret, ends, takes it back. No account is kept.

secret = start(questionnaire, given, language="en")      # the person keeps it
reply = reply_of(secret); save(reply, given, done=True)
"""

import hashlib
import re
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from uprtracker.agenda.programmes.models.questionnaire import Questionnaire, Reply
from uprtracker.agenda.programmes.questions.notation import Question, read_questions
from uprtracker.records.models.edited import State

LONGEST = 4000
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,3})?")
MOST_REPLIES = 20_000
Given = Mapping[str, Sequence[str]]


def is_open(questionnaire: Questionnaire) -> bool:
    """Tell whether it takes answers today."""
    until = questionnaire.open_until
    return questionnaire.state == State.PUBLISHED and (until is None or until >= localdate())


def by_link(secret: str) -> Questionnaire | None:
    """Return the published questionnaire that a secret link leads to."""
    return Questionnaire.objects.public().filter(secret=secret, restricted=True).first()


def reply_of(secret: str) -> Reply | None:
    """Return the reply that a person's own secret opens, while its questionnaire is published."""
    found = Reply.objects.select_related("questionnaire").filter(digest=_digest(secret)).first()
    return found if found and found.questionnaire.state == State.PUBLISHED else None


def start(questionnaire: Questionnaire, given: Given, *, language: str, done: bool) -> str:
    """Keep first answers and return the secret of the reply. Raises ValidationError; nothing is kept then."""
    if not is_open(questionnaire) or questionnaire.replies.count() >= MOST_REPLIES:
        raise ValidationError(_("This questionnaire takes no more answers."))
    secret = secrets.token_urlsafe(24)
    reply = Reply(questionnaire=questionnaire, digest=_digest(secret), language=language[:10])
    _put(reply, given, done)
    return secret


def save(reply: Reply, given: Given, *, done: bool) -> None:
    """Keep answers anew. Raises ValidationError; what was kept stays then."""
    if not is_open(reply.questionnaire):
        raise ValidationError(_("This questionnaire takes no more answers."))
    with transaction.atomic():
        current = Reply.objects.select_for_update().get(pk=reply.pk)
        current.questionnaire = reply.questionnaire
        _put(current, given, done)


def open_again(reply: Reply) -> None:
    """Let a person change what he had ended."""
    Reply.objects.filter(pk=reply.pk).update(done=False)


def _put(reply: Reply, given: Given, done: bool) -> None:
    asked = read_questions(reply.questionnaire.questions)
    problems: list[str] = []
    answers = {one.key: _answer(one, given, problems) for one in asked}
    reply.answers = {key: answer for key, answer in answers.items() if answer not in ("", [])}
    reply.moment = _moment(reply.questionnaire, given, problems)
    if reply.questionnaire.asks_name:
        reply.name = " ".join(_first(given, "name").split())[:200]
    if done and not reply.answers:
        problems.append(_("Answer at least one question."))
    if problems:
        raise ValidationError(problems)
    reply.done = done
    reply.save()


def _answer(question: Question, given: Given, problems: list[str]) -> Any:
    known = {one.value for one in question.choices}
    if question.kind == "several":
        return [value for value in dict.fromkeys(given.get(question.key, ())) if value in known]
    value = _first(given, question.key)
    if question.choices:
        return value if value in known else ""
    if len(value) > LONGEST:
        problems.append(
            _("“%(question)s”: at most %(n)s letters.") % {"question": question.words, "n": LONGEST}
        )
    if question.kind != "number" or not value:
        return value
    number = value.replace(",", ".").replace(" ", "")
    if not _NUMBER.fullmatch(number):
        problems.append(_("“%(question)s”: write a number.") % {"question": question.words})
        return ""
    return number


def _moment(questionnaire: Questionnaire, given: Given, problems: list[str]) -> int:
    if not questionnaire.moments:
        return 0
    value = _first(given, "moment")
    if value.isdecimal() and len(value) < 4 and int(value) < len(questionnaire.moments):
        return int(value)
    problems.append(_("Say when you answer: %(moments)s.") % {"moments": ", ".join(questionnaire.moments)})
    return 0


def _first(given: Given, key: str) -> str:
    return (list(given.get(key, ())) or [""])[0].replace("\0", "").strip()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
