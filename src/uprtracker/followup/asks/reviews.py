"""For which reviews a workspace may ask: all those of the States that it follows, the latest first."""

from django.db.models import Q, QuerySet

from uprtracker.accounts.models import Workspace
from uprtracker.followup.models import Scope
from uprtracker.records.models import Document, Review


def reviews_of(workspace: Workspace) -> QuerySet[Review]:
    """Return the reviews, past and to come."""
    own = Q(state=workspace.state) if workspace.state else Q(pk__in=[])
    scope = Scope.objects.filter(workspace=workspace).first()
    states = scope.reviews.values_list("state", flat=True) if scope else []
    return Review.objects.filter(own | Q(state__in=list(states))).order_by("-session", "state")


def summaries_of(workspace: Workspace) -> QuerySet[Document]:
    """Return the summaries of stakeholders' submissions for these reviews that the library has."""
    found = Document.objects.filter(kind="stakeholders_summary", review__in=reviews_of(workspace))
    return found.select_related("review").order_by("-review__session")
