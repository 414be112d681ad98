"""Addresses of articles, pages and offices."""

from django.urls import URLPattern, path

from uprtracker.web.news import articles, desk, pages, photo
from uprtracker.web.page import both_forms

__all__ = ["desk", "urlpatterns"]  # `desk` is imported so that it names its kinds

urlpatterns: list[URLPattern] = [
    *both_forms("news", articles.articles, "news"),
    *both_forms("news/<slug:slug>", articles.article, "article"),
    path("news/<slug:slug>/photo", photo.photo, name="article-photo"),
    *both_forms("about/<slug:slug>", pages.page, "page"),
]
