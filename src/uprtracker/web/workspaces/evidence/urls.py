"""Addresses of evidence within a workspace."""

from django.urls import URLPattern, path

from uprtracker.web.workspaces.evidence import editing, intake, passages, pieces

EVIDENCE: list[URLPattern] = [
    path("recommendations/<str:code>/passages/", passages.passages, name="workspace-passages"),
    path("evidence/", pieces.listed, name="workspace-evidence"),
    path("evidence/add/", editing.add, name="workspace-evidence-add"),
    path("evidence/forms/add/", intake.add, name="workspace-form-add"),
    path("evidence/forms/<int:pk>/", intake.one, name="workspace-form"),
    path("evidence/<int:pk>/", pieces.one, name="workspace-evidence-one"),
    path("evidence/<int:pk>/change/", editing.change, name="workspace-evidence-change"),
    path("evidence/<int:pk>/files/<int:key>/", pieces.file, name="workspace-evidence-file"),
]
