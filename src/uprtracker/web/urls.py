"""The permanent addresses of the pages; each record has a `.json` twin beside its page."""

from django.urls import URLPattern, path

from uprtracker.web import (
    dialogue,
    document,
    figures,
    find,
    home,
    issue,
    questions,
    recommendation,
    review,
    session,
    sheet,
    state,
)
from uprtracker.web.page import both_forms

app_name = "web"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("index.json", home.home, {"machine": True}, name="home-data"),
    path("language/", home.language, name="language"),
    path("robots.txt", home.robots, name="robots"),
    path("export/recommendations.<slug:form>", find.download, name="export"),
    *both_forms("recommendations", find.recommendations, "find"),
    *both_forms("recommendations/<str:code>", recommendation.recommendation, "recommendation"),
    *both_forms("pledges/<str:code>", recommendation.pledge, "pledge"),
    *both_forms("reviews/<str:code>", review.review, "review"),
    *both_forms("reviews/<str:code>/dialogue", dialogue.dialogue, "review-dialogue"),
    *both_forms("reviews/<str:code>/questions", questions.questions, "review-questions"),
    path("states/pick/", home.pick_state, name="pick-state"),
    *both_forms("states", state.states, "states"),
    *both_forms("states/<str:iso3>", state.state, "state"),
    *both_forms("states/<str:iso3>/recommending", state.recommending, "state-recommending"),
    *both_forms("sessions", session.sessions, "sessions"),
    *both_forms("sessions/<int:number>", session.session, "session"),
    *both_forms("issues", issue.issues, "issues"),
    *both_forms("issues/<slug:slug>", issue.issue, "issue"),
    *both_forms("figures", figures.figures, "figures"),
    path("pages/<str:sha256>/<int:number>.png", sheet.picture, name="page-image"),
    *both_forms("documents", document.documents, "documents"),
    *both_forms("documents/<path:symbol>", document.document, "document"),
]
