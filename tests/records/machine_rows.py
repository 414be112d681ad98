"""Recommendations and the machine's codings of them in rows, as coders would leave them."""

from uprtracker.accounts.models import User
from uprtracker.records.models import Coding, MachineCoding, Recommendation, Review


def recommendation(number: int, text: str = "Plant trees", *, state: str = "SVN", session: int = 20):
    """Return a recommendation of its own review."""
    review, _made = Review.objects.get_or_create(
        code=f"{state}-{session}", defaults={"state": state, "session": session, "cycle": 2}
    )
    return Recommendation.objects.create(
        review=review, code=f"{review.code}-{number}", number=str(number), order=number, text=text
    )


def machine(one, scheme, labels, *, sure=False, confidence=0.6, near=(), version="m1", evidence=""):
    """Say what the machine says of one recommendation in one scheme."""
    Coding.objects.bulk_create(
        Coding(
            recommendation=one,
            scheme=scheme,
            label=label,
            origin="model",
            version=version,
            confidence=confidence,
            evidence=evidence,
        )
        for label in labels
    )
    return MachineCoding.objects.create(
        recommendation=one,
        scheme=scheme,
        version=version,
        confidence=confidence,
        sure=sure,
        near=[{"label": label, "confidence": 0.3, "note": ""} for label in near],
        digest="0" * 40,
    )


def editor(name: str = "mira"):
    """Return a person."""
    return User.objects.get_or_create(username=name)[0]
