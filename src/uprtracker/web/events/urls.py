"""Addresses of events and trainings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
