"""Addresses of the cooperation record, mid-term reports and country programmes."""

from django.urls import URLPattern, URLResolver, path

from uprtracker.web.page import both_forms
from uprtracker.web.programmes import (
    commitments,
    cooperation,
    desk_cooperation,
    desk_mid_term,
    desk_programmes,
    desk_questionnaires,
    donor_report,
    mid_term,
    programmes,
    questionnaires,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *both_forms("reviews/<str:code>/cooperation", cooperation.of_review, "review-cooperation"),
    *both_forms("states/<str:iso3>/cooperation", cooperation.of_state, "state-cooperation"),
    path("desk/cooperation/<str:code>/", desk_cooperation.entries, name="desk-cooperation"),
    *both_forms("mid-term-reports", mid_term.register, "mid-term-reports"),
    path("mid-term-reports/feed.atom", mid_term.feed, name="mid-term-feed"),
    path("mid-term-reports/table.<slug:form>", mid_term.table, name="mid-term-table"),
    *both_forms("mid-term-reports/<slug:slug>", mid_term.one, "mid-term-report"),
    path("mid-term-reports/<slug:slug>/file/", mid_term.file, name="mid-term-file"),
    path("desk/mid-term-reports/", desk_mid_term.offered, name="desk-mid-term"),
    *both_forms("programmes", programmes.programmes, "programmes"),
    *both_forms("programmes/<slug:slug>", programmes.programme, "programme"),
    *both_forms("commitments", commitments.register, "commitments"),
    path("commitments/table.<slug:form>", commitments.table, name="commitments-table"),
    path("desk/programmes/", desk_programmes.listed, name="desk-programmes"),
    path("desk/programmes/report/", donor_report.donor_report, name="desk-donor-report"),
    path("desk/programmes/<int:pk>/", desk_programmes.one, name="desk-programme"),
    path("desk/programmes/<int:pk>/stages/new/", desk_programmes.stage, name="desk-stage-new"),
    path("desk/programmes/<int:pk>/stages/<int:key>/", desk_programmes.stage, name="desk-stage"),
    path("desk/programmes/<int:pk>/commitments/new/", desk_programmes.commitment, name="desk-commitment-new"),
    path(
        "desk/programmes/<int:pk>/commitments/<int:key>/", desk_programmes.commitment, name="desk-commitment"
    ),
    path("desk/programmes/<int:pk>/commitments/<int:key>/note/", desk_programmes.note, name="desk-note"),
    path("questionnaires/by/<str:secret>/", questionnaires.restricted, name="questionnaire-restricted"),
    path("questionnaires/answers/<str:secret>/", questionnaires.own, name="questionnaire-own"),
    path("questionnaires/<slug:slug>/", questionnaires.public, name="questionnaire"),
    path("desk/questionnaires/", desk_questionnaires.listed, name="desk-questionnaires"),
    path("desk/questionnaires/<int:pk>/", desk_questionnaires.results, name="desk-results"),
    path(
        "desk/questionnaires/<int:pk>/<slug:kind>.<slug:form>",
        desk_questionnaires.table,
        name="desk-results-table",
    ),
]
