"""The API itself: its routers, its errors, its description. Whatever is added here is closed until opened."""

from ninja import NinjaAPI

from uprtracker.api import (
    calendar,
    deciding,
    document,
    figures,
    recommendation,
    reference,
    review,
    statistics,
    workspaces,
)
from uprtracker.api.door import Key
from uprtracker.api.errors import tell_errors

DESCRIPTION = (
    "Recommendations of the Universal Periodic Review: what States were asked, by whom, and what they "
    "answered. Reading is open to everybody; writing needs a key. Every answer names the version of the "
    "data; counts of recommendations and of recommendation-State pairs stand side by side. What a machine "
    "coded is named in `coded_by_machine` and is unconfirmed."
)

api = NinjaAPI(
    title="UPR Tracker",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    auth=Key(),
    urls_namespace="api",
)
tell_errors(api)
api.add_router("/recommendations", recommendation.router)
api.add_router("/pledges", recommendation.pledges)
api.add_router("/recommendations", deciding.router)
api.add_router("/reviews", review.router)
api.add_router("/documents", document.router)
api.add_router("/statistics", statistics.router)
api.add_router("/figures", figures.router)
api.add_router("/workspaces", workspaces.router)
api.add_router("/calendar", calendar.router)
api.add_router("", reference.router)
