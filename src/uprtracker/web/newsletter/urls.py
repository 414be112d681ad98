"""Addresses of the newsletter."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
