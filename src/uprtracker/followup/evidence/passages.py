"""Paragraphs of the next cycle's documents, suggested as evidence on a recommendation, to accept or reject.

What is accepted becomes evidence of the party, graded by whoever wants to; what is rejected is not suggested
to that party again. A suggestion is the machine's, unconfirmed.
"""

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.translation import gettext as _

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member, Party
from uprtracker.followup.evidence.custody import record
from uprtracker.followup.evidence.taking_in import evidence_on, give_up
from uprtracker.followup.models import Consent, Custody, Evidence, Gone, Method, RejectedPassage
from uprtracker.followup.scope import Subject, ever
from uprtracker.records.models import Paragraph, Recommendation, Review
from uprtracker.records.passages import METHOD, Bearing, bearing_on

ACCEPTED, REJECTED = "accepted", "rejected"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A paragraph, why it is suggested, and what the seat's party made of it, if anything."""

    bearing: Bearing
    evidence: Evidence | None = None
    rejected: RejectedPassage | None = None

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph, with its document."""
        return self.bearing.paragraph

    @property
    def state(self) -> str:
        """`accepted`, `rejected`, or empty while nobody decided."""
        return ACCEPTED if self.evidence else REJECTED if self.rejected else ""


def suggestions(by: Member, subject: Subject) -> list[Suggestion]:
    """Return what bears on a recommendation or pledge, best first, and what the seat's party decided."""
    review = Review.objects.get(code=subject.review)
    named = Recommendation.objects.filter(code=subject.code).values_list("pk", flat=True)
    evidence = evidence_on(by, [subject.code]).filter(party=by.party, gone="").exclude(document="")
    accepted = {(one.document, one.paragraph): one for one in evidence}
    own = RejectedPassage.objects.visible_to(by.user_or_nobody)
    own = own.filter(party=by.party, code__in=ever([subject.code]))
    rejected = {(one.document, one.paragraph): one for one in own}
    found = []
    for bearing in bearing_on(review, subject.text, list(named)):
        key = (bearing.paragraph.document.sha256, bearing.paragraph.number)
        found.append(Suggestion(bearing, accepted.get(key), rejected.get(key)))
    return found


@transaction.atomic
def accept(by: Member, subject: Subject, suggestion: Suggestion) -> Evidence:
    """Make a suggested paragraph evidence of the party; once, however many accept it at a time."""
    Party.objects.select_for_update().get(pk=by.party_id)
    paragraph = suggestion.paragraph
    same = {"document": paragraph.document.sha256, "paragraph": paragraph.number}
    there: Evidence | None = evidence_on(by, [subject.code]).filter(party=by.party, gone="", **same).first()
    if there is not None:
        return there
    take_back(by, suggestion)
    evidence = Evidence(
        title=_("{document}, paragraph {number}").format(
            document=paragraph.document, number=paragraph.number
        )[:200],
        account=paragraph.text[:20_000],
        source=str(paragraph.document),
        date=paragraph.document.date,
        method=Method.UN,
        language=paragraph.document.language,
        consent=Consent.NEEDLESS,
        codes=[subject.code],
        document=paragraph.document.sha256,
        paragraph=paragraph.number,
        method_version=METHOD,
    )
    keeping.add(evidence, by=by)
    record(evidence, Custody.Step.RECEIVED, by=by)
    return evidence


@transaction.atomic
def reject(by: Member, subject: Subject, suggestion: Suggestion) -> RejectedPassage:
    """Suggest a paragraph no more to this party."""
    take_back(by, suggestion)
    paragraph = suggestion.paragraph
    rejection = RejectedPassage(
        code=subject.code,
        document=paragraph.document.sha256,
        paragraph=paragraph.number,
        score=suggestion.bearing.score,
        method_version=METHOD,
    )
    return keeping.add(rejection, by=by)


def take_back(by: Member, suggestion: Suggestion) -> None:
    """Leave a paragraph undecided again; what was accepted is given up."""
    if suggestion.evidence:
        give_up(suggestion.evidence, by=by, why=Gone.DELETED)
    if suggestion.rejected:
        keeping.delete(suggestion.rejected, by=by)


def chosen(found: list[Suggestion], paragraph: int) -> Suggestion:
    """Return the suggestion of a paragraph (primary key); raises ObjectDoesNotExist."""
    for one in found:
        if one.paragraph.pk == paragraph:
            return one
    raise ObjectDoesNotExist
