"""What a program may write, with the key of a data editor: decisions, made as the desks make them.

Nothing is overwritten: a decision is a dated row in the name of the key's owner, beside what the
machine and the sources say.
"""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import Field

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.api.door import writes
from uprtracker.api.schemas import Answer, Strict
from uprtracker.api.whole import Whole
from uprtracker.core import Position
from uprtracker.core.errors import CorrectionRefused
from uprtracker.records.coding_decisions import decide
from uprtracker.records.codings import SCHEMES
from uprtracker.records.deciding import decide_position
from uprtracker.records.models import Recommendation
from uprtracker.records.one_record import record_data, record_named
from uprtracker.records.version import data_version

router = Router(tags=["decisions"])


class CodingsDecided(Strict):
    """For each scheme the labels that hold; all others of the scheme do not."""

    codings: dict[str, list[str]] = Field(examples=[{"action": ["5"], "issue": ["justice"]}], min_length=1)


class PositionDecided(Strict):
    """The answer to all recommending States, or to one (`state`), with words that say why."""

    position: Answer
    state: str = Field("", max_length=3)
    words: str = Field("", max_length=2000)


@writes(router, "/{code}/codings", Whole, Action.DECIDE_CODINGS)
def decide_codings(request: HttpRequest, code: str, decided: CodingsDecided) -> dict[str, Any]:
    """Decide how a recommendation is coded."""
    record = _recommendation(code)
    for scheme in decided.codings:
        if scheme not in SCHEMES:
            raise CorrectionRefused(
                f"There is no scheme “{scheme[:40]}”.", remedy=f"Known are: {', '.join(SCHEMES)}."
            )
    decide(wanted={record: decided.codings}, person=_person(request))
    return _now(code)


@writes(router, "/{code}/positions", Whole, Action.EDIT_RECORDS)
def decide_answer(request: HttpRequest, code: str, decided: PositionDecided) -> dict[str, Any]:
    """Decide what a State's answer is; the steps that were read stay."""
    record = _recommendation(code)
    state = decided.state.upper()
    if state and state not in {pair.state for pair in record.pairs.all()}:
        raise CorrectionRefused("This State did not make this recommendation.")
    decide_position(
        recommendation=record,
        value=Position(decided.position),
        person=_person(request),
        words=decided.words.replace("\0", ""),
        state=state,
    )
    return _now(code)


def _recommendation(code: str) -> Recommendation:
    record = record_named(code)
    if not isinstance(record, Recommendation):
        raise Http404
    return record


def _person(request: HttpRequest) -> User:
    person: User = request.auth.owner  # type: ignore[attr-defined]  # the door let in a key
    return person


def _now(code: str) -> dict[str, Any]:
    return {"data_version": data_version(), **record_data(_recommendation(code))}
