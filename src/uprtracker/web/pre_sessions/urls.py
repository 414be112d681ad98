"""Addresses of Pre-sessions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
