"""Addresses of articles, pages, opportunities, vacancies and offices."""

from django.urls import URLPattern, path

from uprtracker.web.news import articles, desk, feeds, offices, offices_desk, openings, pages, photo
from uprtracker.web.page import both_forms

__all__ = ["desk", "urlpatterns"]  # `desk` is imported so that it names its kinds

urlpatterns: list[URLPattern] = [
    path("news/feed-<slug:language>.atom", feeds.news, name="news-feed"),
    *both_forms("news", articles.articles, "news"),
    *both_forms("news/<slug:slug>", articles.article, "article"),
    path("news/<slug:slug>/photo", photo.photo, name="article-photo"),
    *both_forms("about/<slug:slug>", pages.page, "page"),
    path("opportunities/feed-<slug:language>.atom", feeds.opportunities, name="opportunities-feed"),
    *both_forms("opportunities", openings.opportunities, "opportunities"),
    *both_forms("opportunities/<slug:slug>", openings.opportunity, "opportunity"),
    path("vacancies/feed-<slug:language>.atom", feeds.vacancies, name="vacancies-feed"),
    *both_forms("vacancies", openings.vacancies, "vacancies"),
    *both_forms("vacancies/<slug:slug>", openings.vacancy, "vacancy"),
    *both_forms("offices", offices.offices, "offices"),
    *both_forms("offices/<slug:slug>", offices.office, "office"),
    path("desk/offices/", offices_desk.offices, name="offices-desk"),
    path("desk/offices/<slug:slug>/", offices_desk.office, name="office-desk"),
]
