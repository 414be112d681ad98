"""Addresses of Pre-sessions."""

from django.urls import URLPattern

from uprtracker.web.pre_sessions import panel_urls

urlpatterns: list[URLPattern] = [*panel_urls.urlpatterns, *panel_urls.LAST]
