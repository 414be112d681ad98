"""The permanent addresses of the pages; each record has a `.json` twin beside its page."""

from django.urls import URLPattern, path

from uprtracker.web import (
    dialogue,
    document,
    figures,
    find,
    home,
    issue,
    lineage,
    questions,
    recommendation,
    review,
    session,
    sheet,
    state,
)
from uprtracker.web.desk import adding, docket, export, links, queue, reading, splitting
from uprtracker.web.drafting import desk, kept
from uprtracker.web.page import both_forms

app_name = "web"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("index.json", home.home, {"machine": True}, name="home-data"),
    path("language/", home.language, name="language"),
    path("desk/lineage/", links.queue, name="desk-lineage"),
    path("desk/lineage/<int:pk>/", links.decide, name="desk-link"),
    path("desk/review/", queue.queue, name="desk"),
    path("desk/review/corrections.jsonl", export.export, name="desk-export"),
    path("desk/review/corrections/<int:pk>/withdraw/", docket.take_back, name="desk-withdraw"),
    path("desk/review/finding/<int:pk>/", queue.finding, name="desk-finding"),
    path("desk/review/<str:review>/", docket.docket, name="desk-docket"),
    path("desk/review/<str:review>/add/", adding.add, name="desk-add"),
    path("desk/review/<str:review>/check/", docket.check, name="desk-check"),
    path("desk/review/<str:review>/<str:code>/", reading.reading, name="desk-reading"),
    path("desk/review/<str:review>/<str:code>/split/", splitting.split, name="desk-split"),
    path("draft.json", desk.data, name="draft-data"),
    path("draft/", desk.desk, name="draft"),
    path("draft/kept/", kept.drafts, name="drafts"),
    path("draft/kept/<int:pk>/", kept.draft, name="draft-kept"),
    path("draft/kept/<int:pk>/delete/", kept.delete, name="draft-delete"),
    path("draft/kept/<int:pk>.<slug:form>", kept.download, name="draft-file"),
    path("robots.txt", home.robots, name="robots"),
    path("export/recommendations.<slug:form>", find.download, name="export"),
    *both_forms("recommendations", find.recommendations, "find"),
    *both_forms("recommendations/<str:code>", recommendation.recommendation, "recommendation"),
    *both_forms("pledges/<str:code>", recommendation.pledge, "pledge"),
    *both_forms("reviews/<str:code>", review.review, "review"),
    *both_forms("reviews/<str:code>/dialogue", dialogue.dialogue, "review-dialogue"),
    *both_forms("reviews/<str:code>/asked-again", lineage.asked_again, "review-asked-again"),
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
