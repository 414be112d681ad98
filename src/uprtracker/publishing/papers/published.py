"""Papers that are published."""

from django.contrib.auth.models import AnonymousUser

from uprtracker.publishing.models import PaperDraft
from uprtracker.publishing.models.paper_draft import PaperKind


def reviews_with_mid_term_report() -> frozenset[str]:
    """Return the codes of the reviews on which a mid-term report is published."""
    rows = PaperDraft.objects.visible_to(AnonymousUser()).filter(kind=PaperKind.MID_TERM)
    return frozenset(rows.values_list("review", flat=True))


def mid_term_papers() -> list[PaperDraft]:
    """Return the published papers that are mid-term reports, the newest first."""
    rows = PaperDraft.objects.visible_to(AnonymousUser()).filter(kind=PaperKind.MID_TERM)
    return list(rows.select_related("party").order_by("-published_at", "-pk"))
