"""Addresses of the newsletter: its issues, getting it, and the desk of its editors."""

from django.urls import URLPattern, path

from uprtracker.web.newsletter import archive, subscribing
from uprtracker.web.page import both_forms

urlpatterns: list[URLPattern] = [
    path("newsletter/", subscribing.subscribe, name="newsletter-subscribe"),
    path("newsletter/confirm/<slug:secret>/", subscribing.confirm, name="newsletter-confirm"),
    path("newsletter/preferences/<slug:token>/", subscribing.preferences, name="newsletter-preferences"),
    path("newsletter/unsubscribe/<slug:token>/", subscribing.unsubscribe, name="newsletter-unsubscribe"),
    path("newsletter/feed.atom", archive.atom, name="newsletter-feed"),
    *both_forms("newsletter/archive", archive.archive, "newsletters"),
    *both_forms("newsletter/<int:number>", archive.issue, "newsletter"),
    *both_forms("newsletter/<int:number>/figures", archive.figures, "newsletter-figures"),
    path("newsletter/<int:number>/card.png", archive.card, name="newsletter-card"),
]
