"""What may help when a question finds nothing: filters and words in the way, records of the other kind."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from uprtracker.search.answer import Answer
from uprtracker.search.expression import All, Expression, all_of, written
from uprtracker.search.labels import filter_name
from uprtracker.search.query import Query

_MOST_WORDS = 6

Suggestion = tuple[str, Query]


def loosening(found: Answer) -> Iterator[Suggestion]:
    """Yield the question without one of its filters where that finds something."""
    query = found.query
    dated = ("date",) if query.date_from or query.date_to else ()
    for name in (*query.active(), *dated):
        if count := found.count_without(name):
            sentence = _("Without the filter “%(name)s”: %(count)d")
            yield sentence % {"name": filter_name(name), "count": count}, query.without(name)


def fewer_words(found: Answer, expression: Expression) -> Iterator[Suggestion]:
    """Yield the question without one of the words that must all be there, where that finds something."""
    if not isinstance(expression, All) or len(expression.parts) > _MOST_WORDS:
        return
    for place, part in enumerate(expression.parts):
        rest = all_of([other for n, other in enumerate(expression.parts) if n != place])
        if count := found.worded(rest).count:
            sentence = _("Without “%(word)s”: %(count)d") % {"word": written(part), "count": count}
            yield sentence, replace(found.query, q=written(rest), page=1)


def other_kind(found: Answer) -> Iterator[Suggestion]:
    """Yield the question for pledges when it asks for recommendations, and the other way round."""
    query = found.query
    if query.kind == "both":
        return
    kind = "pledge" if query.kind == "recommendation" else "recommendation"
    if count := found.pledges if kind == "pledge" else found.recommendations:
        sentence = _("Voluntary pledges: %(count)d") if kind == "pledge" else _("Recommendations: %(count)d")
        yield sentence % {"count": count}, replace(query, kind=kind, page=1)
