"""Small records for the tests of search, put in through the models."""

from collections.abc import Sequence

from uprtracker.records.models import Coding, Pair, Pledge, Recommendation, Review
from uprtracker.records.version import bump


def review(state: str, session: int, *, cycle: int = 2, demo: bool = False) -> Review:
    found, _ = Review.objects.get_or_create(
        code=f"{state}-{session}",
        defaults={"state": state, "session": session, "cycle": cycle, "status": "adopted", "demo": demo},
    )
    return found


def recommendation(
    text: str,
    *,
    of: Review,
    number: str = "",
    by: Sequence[str] = ("FRA",),
    position: str = "supported",
    answers: dict[str, str] | None = None,
    action: str = "",
    issues: Sequence[str] = (),
    origin: str = "uprinfo",
) -> Recommendation:
    order = of.recommendations.count() + 1
    row = Recommendation.objects.create(
        review=of, code=f"{of.code}-{number or f'x{order}'}", number=number, order=order, text=text,
        origin="conclusions", position=position,
    )  # fmt: skip
    for place, state in enumerate(by):
        answer = (answers or {}).get(state, position)
        Pair.objects.create(recommendation=row, state=state, order=place, origin="report", position=answer)
    labels = [("action", action)] * bool(action) + [("issue", slug) for slug in issues]
    for scheme, label in labels:
        Coding.objects.create(recommendation=row, scheme=scheme, label=label, origin=origin)
    return row


def pledge(text: str, *, of: Review, issues: Sequence[str] = ()) -> Pledge:
    order = of.pledges.count() + 1
    row = Pledge.objects.create(
        review=of, code=f"{of.code}-p{order}", order=order, text=text, origin="conclusions"
    )
    for slug in issues:
        Coding.objects.create(pledge=row, scheme="issue", label=slug, origin="uprinfo")
    return row


def small_world() -> None:
    """Two reviews, five recommendations, one pledge. The wording is ours."""
    svn, alb = review("SVN", 20), review("ALB", 19)
    recommendation(
        "Ratify the Convention against Torture and improve the life of every woman in prison",
        of=svn, number="115.1", by=("FRA", "SWE"), answers={"SWE": "noted"}, position="partial",
        action="5", issues=("international-instruments", "womens-rights"),
    )  # fmt: skip
    recommendation(
        "Continue the follow-up on children's homes", of=svn, number="115.2", by=("SWE",), position="noted",
        action="2", issues=("rights-of-the-child",),
    )  # fmt: skip
    recommendation(
        "Consider naming an ombudsman", of=svn, number="115.3", by=("CIV",), action="3", issues=("justice",)
    )
    recommendation(
        "End early marriage", of=alb, number="104.1", by=("FRA", ""), position="", action="5",
        issues=("womens-rights",),
    )  # fmt: skip
    recommendation("Protect prisoners", of=alb, number="104.2", by=(), position="noted", action="4")
    pledge("The Government will open new schools for children", of=alb, issues=("right-to-education",))
    bump("small world")
