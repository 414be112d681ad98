"""Addresses of workspaces; a part adds its lines to `INSIDE`. All stand under `/workspaces/<slug>/`."""

from collections.abc import Sequence

from django.urls import URLPattern, path

from uprtracker.web.workspaces import (
    audit,
    exporting,
    frame,
    invitation,
    matrix,
    overview,
    own_seat,
    people,
    record,
    records,
    searching,
    signing,
    subscription,
)
from uprtracker.web.workspaces.asks.urls import ASKS
from uprtracker.web.workspaces.assessing import enter, figures, importing, naming
from uprtracker.web.workspaces.assessing import one as one_assessment
from uprtracker.web.workspaces.evidence.urls import EVIDENCE
from uprtracker.web.workspaces.papers import urls as papers
from uprtracker.web.workspaces.pending import desk, one
from uprtracker.web.workspaces.plans.urls import PLANS
from uprtracker.web.workspaces.protection import entry, logs

INSIDE: Sequence[URLPattern] = (
    path("", overview.overview, name="workspace"),
    path("recommendations/", records.records, name="workspace-records"),
    path("recommendations/<str:code>/", record.record, name="workspace-record"),
    path("search/", searching.search, name="workspace-search"),
    path("sign-off/", signing.signing, name="workspace-signing"),
    path("export.<slug:form>", exporting.export, name="workspace-export"),
    *ASKS,
    *EVIDENCE,
    path("people/", people.people, name="workspace-people"),
    path("audit/", audit.audit, name="workspace-audit"),
    path("audit.csv", audit.download, name="workspace-audit-file"),
    path("me/", own_seat.me, name="workspace-me"),
    path("frame/", frame.frame, name="workspace-frame"),
    path("matrix/", matrix.matrices, name="workspace-matrices"),
    path("matrix/<int:pk>/", matrix.matrix, name="workspace-matrix"),
    path("matrix/<int:pk>/<str:form>/", matrix.matrix_file, name="workspace-matrix-file"),
    path("pending/", desk.pending, name="workspace-pending"),
    path("pending/<str:code>/", one.pending_one, name="workspace-pending-one"),
    path("protection/", logs.logs, name="workspace-protection"),
    path("protection/<uuid:pk>/", logs.one_log, name="workspace-log"),
    path("protection/<uuid:pk>/log.json", entry.download, name="workspace-log-file"),
    path("protection/<uuid:pk>/<uuid:entry>/", entry.one_entry, name="workspace-log-entry"),
    *PLANS,
    *papers.PATTERNS,
    path("assessments/", figures.figures, name="workspace-assessments"),
    path("assessments/enter/", enter.enter, name="workspace-assess"),
    path("assessments/import/", importing.bring_in, name="workspace-assess-import"),
    path("assessments/<int:key>/", one_assessment.assessment, name="workspace-assessment"),
    path("assessments/of/<str:code>/", one_assessment.new_assessment, name="workspace-assess-new"),
    path("moments/", naming.named_moments, name="workspace-moments"),
)

urlpatterns: list[URLPattern] = [
    path("workspaces/", overview.workspaces, name="workspaces"),
    path("feeds/<slug:secret>.atom", subscription.feed, name="workspace-feed"),
    path("invitations/no-more-mails/<str:token>/", subscription.no_more_mails, name="no-more-mails"),
    path("invitations/<slug:secret>/", invitation.invitation, name="invitation"),
]
