"""Addresses of articles, pages and offices."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
