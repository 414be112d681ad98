"""`/whom-to-ask/?state=SVN&issue=womens-rights`: which missions raised an issue before, and in what words.

Missions stand A to Z; the reader may sort by how often. Nothing says who will ask again.
"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.search import Query
from uprtracker.web import addresses, names
from uprtracker.web.page import Page, public_page
from uprtracker.web.whom.missions import Mission, Subject, missions


@public_page
def whom(request: HttpRequest) -> Page:
    """Missions that raised an issue with a State, and those that raised it elsewhere."""
    query = Query.from_params({"sur": request.GET.get("state", ""), "issue": request.GET.get("issue", "")})
    words = Query.from_params({"q": request.GET.get("q", "")})
    subject = Subject(next(iter(query.sur), ""), next(iter(query.issue), ""), words.q)
    ready = bool(subject.state and subject.params)
    found = missions(subject) if ready else []
    by_number = request.GET.get("order") == "number"
    here = [one for one in found if one.here or one.questions]
    elsewhere = [one for one in found if not one.here and not one.questions]
    if by_number:
        here.sort(key=lambda one: -one.here)
        elsewhere.sort(key=lambda one: -one.elsewhere)
    own = {"state": subject.state, **subject.params}
    context = {
        "section": "states",
        "subject": subject,
        "ready": ready,
        "problems": [*query.problems, *words.problems],
        "states": _states(subject.state),
        "issues": sorted(((slug, names.issue(slug)) for slug in names.reference().issues), key=_by_name),
        "sentence": _sentence(subject, here, elsewhere) if ready else "",
        "here": here,
        "elsewhere": elsewhere,
        "by_number": by_number,
        "alphabetical": addresses.asked("web:whom", *own.items()),
        "numerical": addresses.asked("web:whom", *own.items(), ("order", "number")),
        "demo": ready and subject.here.demo,
        "twin": addresses.asked("web:whom-data", *own.items()) if ready else reverse("web:whom-data"),
    }
    return Page("web/whom.html", context, lambda: _data(subject, found))


def _by_name(pair: tuple[str, str]) -> str:
    return names.fold(pair[1])


def _states(chosen: str) -> list[tuple[str, str]]:
    known = names.reference().states
    listed = [one for one in known.all if one.kind != "demo" or one.iso3 == chosen]
    return [(one.iso3, one.name_in(names.language())) for one in names.alphabetical(listed)]


def _sentence(subject: Subject, here: Sequence[Mission], elsewhere: Sequence[Mission]) -> str:
    """Say in a sentence how many missions raised it here and elsewhere."""
    total = sum(bool(one.here) for one in here)
    words = {"n": names.number(total), "state": names.state(subject.state), "m": names.number(len(elsewhere))}
    if not here and not elsewhere:
        return _("Nothing that any State recommended about this is in the database yet.")
    sentence = _("Missions that raised it with %(state)s before: %(n)s. Others, elsewhere only: %(m)s.")
    return sentence % words


def _data(subject: Subject, found: Sequence[Mission]) -> dict[str, Any]:
    return {
        "state": subject.state or None,
        "issue": subject.issue or None,
        "words": subject.words or None,
        "basis": "recommendation-State pairs",
        "missions": [
            {
                "state": one.state,
                "here": one.here,
                "sessions": list(one.sessions),
                "answers": dict(one.answers),
                "elsewhere": one.elsewhere,
                "answers_elsewhere": dict(one.answers_elsewhere),
                "questions": one.questions,
                "latest": [wording.item.code for wording in one.wordings],
            }
            for one in found
        ],
    }
