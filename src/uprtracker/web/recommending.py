"""`/states/svn/recommending/`: what a State asks, how specific, of whom, and what was answered.

A State stands at most once among those that made a recommendation, so its recommendations are its
recommendation–State pairs, and every count beside `rs` alone is of both.
"""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.agenda.programmes.mid_term.register import reviews_in_register
from uprtracker.publishing.papers.published import reviews_with_mid_term_report
from uprtracker.records.question_rows import questions_by
from uprtracker.web import addresses, answer, follow_up, glance, leads, names, structured
from uprtracker.web.answer import Answer, Number
from uprtracker.web.coders import Coders
from uprtracker.web.page import Page, public_page
from uprtracker.web.state import facts, known
from uprtracker.web.tally import Tally, tally


@public_page
def recommending(request: HttpRequest, iso3: str) -> Page | HttpResponse:
    """A State as recommending State."""
    one = known(iso3)
    if iso3 != one.iso3.lower():
        return HttpResponsePermanentRedirect(addresses.state(one.iso3, recommending=True))
    found, name = tally({"rs": one.iso3}), one.name_in(names.language())
    told = _answer(name, found, request)
    asked = sorted(found.of("sur").items(), key=lambda pair: names.fold(names.state(pair[0])))
    questions, followed = questions_by(one.iso3), follow_up.of_recommending(one.iso3)
    context = {
        "section": "states",
        "state": one,
        "heading": name,
        "answer": told,
        "asked": asked,
        "questions": questions,
        "follow_up": followed,
        "demo": one.kind == "demo",
        "structured": structured.of_state(request, one, recommending=True),
        "twin": reverse("web:state-recommending-data", args=[one.iso3.lower()]),
    }
    data = {
        **facts(one),
        **told.data(),
        "pairs": found.recommendations,
        "by_position": found.positions,
        "by_state": dict(asked),
        "advance_questions": {review.code: count for review, count in questions},
        "implementation": followed.data() if followed else None,
    }
    return Page("web/state_recommending.html", context, data)


def _answer(name: str, found: Tally, request: HttpRequest) -> Answer:
    total = found.recommendations
    if not total:
        return Answer(_("This database holds no recommendations made by this State yet."))
    asked = len(found.of("sur"))
    words = {"name": name, "n": names.number(total), "states": names.number(asked)}
    made = ngettext("%(name)s made %(n)s recommendation.", "%(name)s made %(n)s recommendations.", total)
    reached = ngettext("It asked %(states)s State.", "It asked %(states)s States.", asked)
    sentence = f"{made} {reached}"
    coders = Coders.asked(request)
    coded = glance.coded(found, coders)
    basis = _("recommendation–State pairs, so that one made with other States counts for each of them")
    answered = answer.answers(found)
    given = glance.positions(found, _("What was answered"))
    whom = glance.regions(found, "sur_group", _("Of whom, by regional group"))
    return Answer(
        sentence=f"{sentence % words} {answer.supported_words(found)}",
        numbers=(
            answer.received(found, basis),
            _average(found),
            *answer.specific(coded),
            *answered[:1],
            *_reported(found),
            *_followed(found),
            *answered[1:],
        ),
        lead=leads.by_issue(request, found),
        charts=leads.beside(request, (given, *glance.labels(coded, coders, issues=False), whom)),
        items=found.items,
        total=total,
        more=found.url,
    )


def _followed(found: Tally) -> list[Number]:
    """Return how many of its recommendations were asked again later, by whomever; none without links."""
    again = found.of("lineage").get("again", 0)
    if not again:
        return []
    basis, note = (
        _("recommendations: asked again of the same State, by any State"),
        _("Machine, unconfirmed."),
    )
    url = answer.narrowed(found.params, lineage="again")
    return [Number("again", again, _("asked again later"), basis, url, found.recommendations, note)]


def _reported(found: Tally) -> list[Number]:
    """Return on how many of the reviews in which it spoke a mid-term report is published; none without."""
    spoke = {f"{state}-{session}" for state, own in found.cross("sur", "session").items() for session in own}
    reported = spoke & (reviews_with_mid_term_report() | reviews_in_register())
    if not reported:
        return []
    basis, url = _("reviews in which it spoke"), reverse("web:mid-term-reports")
    return [Number("reported", len(reported), _("with a mid-term report"), basis, url, len(spoke))]


def _average(found: Tally) -> Number:
    """Return how many recommendations it made on average per review in which it made any."""
    reviews = sum(len(sessions) for sessions in found.cross("sur", "session").values())
    basis = _("recommendations; %(reviews)s reviews") % {"reviews": names.number(reviews)}
    return Number(
        "average", found.recommendations / max(reviews, 1), _("per review in which it spoke"), basis
    )
