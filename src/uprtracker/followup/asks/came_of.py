"""What came of a meeting: how many recommendations the mission then made at the review, about the issue."""

from uprtracker.followup.models import Meeting
from uprtracker.records.codings import current
from uprtracker.records.models import Coding, Pair, Recommendation


def came_of(meeting: Meeting) -> int | None:
    """Return how many recommendations the mission made at the review that the meeting was about.

    With an issue, those that stand under it, a machine's labels among them. None where the meeting names no
    mission or review, or the review has no recommendations here.
    """
    asked = Recommendation.objects.filter(review__code=meeting.review)
    if not (meeting.mission and meeting.review and asked.exists()):
        return None
    own = asked.filter(pk__in=Pair.objects.filter(state=meeting.mission).values("recommendation"))
    if meeting.issue:
        labels = Coding.objects.filter(scheme="issue", label=meeting.issue, recommendation__in=own)
        return current(labels).values("recommendation").distinct().count()
    return own.count()
