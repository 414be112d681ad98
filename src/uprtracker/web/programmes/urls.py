"""Addresses of the cooperation record, mid-term reports and country programmes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
