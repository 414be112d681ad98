"""Addresses of workspaces; a part adds its lines to `INSIDE`. All stand under `/workspaces/<slug>/`."""

from collections.abc import Sequence

from django.urls import URLPattern, path

from uprtracker.web.workspaces import overview, record

INSIDE: Sequence[URLPattern] = (
    path("", overview.overview, name="workspace"),
    path("recommendations/", record.records, name="workspace-records"),
    path("recommendations/<str:code>/", record.record, name="workspace-record"),
)

urlpatterns: list[URLPattern] = [path("workspaces/", overview.workspaces, name="workspaces")]
