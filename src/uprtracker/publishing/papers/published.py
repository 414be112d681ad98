"""Papers that are published."""

from django.contrib.auth.models import AnonymousUser

from uprtracker.publishing.models import PaperDraft
from uprtracker.publishing.models.paper_draft import PaperKind


def reviews_with_mid_term_report() -> frozenset[str]:
    """Return the codes of the reviews on which a mid-term report is published."""
    rows = PaperDraft.objects.visible_to(AnonymousUser()).filter(kind=PaperKind.MID_TERM)
    return frozenset(rows.values_list("review", flat=True))
