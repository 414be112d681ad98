"""Addresses of asks, meetings and steps of follow-up in a workspace."""

from collections.abc import Sequence

from django.urls import URLPattern, path

from uprtracker.web.workspaces.asks import adding, ask, asks_file, listing, looking, meetings, support, uptake

ASKS: Sequence[URLPattern] = (
    path("asks/", listing.asks, name="workspace-asks"),
    path("asks/add/", adding.add, name="workspace-asks-add"),
    path("asks/<int:pk>/", ask.ask, name="workspace-ask"),
    path("asks/look/", looking.look, name="workspace-asks-look"),
    path("asks/asks.<slug:form>", asks_file.download, name="workspace-asks-file"),
    path("asks/uptake/", uptake.uptake, name="workspace-uptake"),
    path("asks/uptake.<slug:form>", uptake.download, name="workspace-uptake-file"),
    path("asks/meetings/", meetings.meetings, name="workspace-meetings"),
    path("asks/follow-up/", support.support, name="workspace-support"),
)
