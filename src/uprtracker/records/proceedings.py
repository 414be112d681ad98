"""What the leading report of a review says of its proceedings, for whoever shows the review.

    facts = proceedings_of(review)
    facts["troika"][0].value, .paragraph, .document, .page

Kinds are those of `core.proceedings.Proceeding`.
"""

from collections import Counter
from collections.abc import Mapping

from uprtracker.records.models import Proceeding, Review, Statement


def proceedings_of(review: Review) -> Mapping[str, list[Proceeding]]:
    """Return the facts by kind, in printed order; a kind that the report does not say is not in it."""
    facts: dict[str, list[Proceeding]] = {}
    for fact in review.proceedings.select_related("document"):
        facts.setdefault(fact.kind, []).append(fact)
    return facts


def speaking_states(review: Review) -> Counter[str]:
    """Return the States that spoke in the dialogue, by ISO3 code, with the number of their paragraphs."""
    spoken = review.statements.filter(speaker="states").values_list("states", flat=True)
    return Counter(state for states in spoken for state in states)


def statements_by(review: Review, state: str) -> list[Statement]:
    """Return the paragraphs in which `state` (ISO3) speaks, in reading order."""
    return [one for one in review.statements.filter(speaker="states") if state in one.states]
