"""Addresses of the newsletter: its issues, getting it, and the desk of its editors."""

from django.urls import URLPattern, path

from uprtracker.web.newsletter import archive, arranging, block, desk, previewing, readers, subscribing
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
    path("desk/newsletter/", desk.desk, name="newsletter-desk"),
    path("desk/newsletter/subscribers/", readers.subscribers, name="newsletter-subscribers"),
    path("desk/newsletter/subscribers/file/", readers.take_out, name="newsletter-subscribers-file"),
    path("desk/newsletter/<int:number>/", arranging.edit, name="newsletter-edit"),
    path("desk/newsletter/<int:number>/preview/", previewing.preview, name="newsletter-preview"),
    path("desk/newsletter/<int:number>/letter/", previewing.letter, name="newsletter-letter"),
    path(
        "desk/newsletter/<int:number>/in/<slug:language>/", block.head_wording, name="newsletter-head-wording"
    ),
    path("desk/newsletter/<int:number>/blocks/<int:pk>/", block.block, name="newsletter-block"),
    path(
        "desk/newsletter/<int:number>/blocks/<int:pk>/in/<slug:language>/",
        block.wording,
        name="newsletter-block-wording",
    ),
]
