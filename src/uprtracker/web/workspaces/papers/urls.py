"""Addresses of the papers of a workspace."""

from collections.abc import Sequence

from django.urls import URLPattern, path

from uprtracker.web.workspaces.papers import list as papers
from uprtracker.web.workspaces.papers import paper, section

PATTERNS: Sequence[URLPattern] = (
    path("papers/", papers.papers, name="workspace-papers"),
    path("papers/<int:pk>/", paper.paper, name="workspace-paper"),
    path("papers/<int:pk>/act/", paper.act, name="workspace-paper-act"),
    path("papers/<int:pk>/paper.<str:form>", paper.file, name="workspace-paper-file"),
    path("papers/<int:pk>/<int:section>/", section.section, name="workspace-paper-section"),
    path("papers/<int:pk>/<int:section>/act/", section.act, name="workspace-paper-section-act"),
)
