"""Addresses of the library."""

from django.urls import URLPattern, path

from uprtracker.web.library import citing, desk, feed, files, front, search
from uprtracker.web.library.listing import list_of
from uprtracker.web.library.one import one_of
from uprtracker.web.library.words import PARTS
from uprtracker.web.page import both_forms

_OF_PARTS = [
    pattern
    for part in PARTS.values()
    for pattern in (
        *both_forms(f"library/{part.word}", list_of(part.word), f"library-{part.word}"),
        *both_forms(f"library/{part.word}/<slug:slug>", one_of(part.word), f"library-{part.kind}"),
    )
]

urlpatterns: list[URLPattern] = [
    *both_forms("library", front.front, "library"),
    *both_forms("library/search", search.search, "library-search"),
    path("library/feed.atom", feed.atom, name="library-feed"),
    path("library/publications/<slug:slug>/files/<int:pk>/", files.file, name="library-file"),
    path("library/publications/<slug:slug>/cover.jpg", files.cover, name="library-cover"),
    path("library/publications/<slug:slug>/citation.<slug:form>", citing.citation, name="library-citation"),
    path("library/photos/<slug:slug>/<int:width>.jpg", files.picture, name="library-picture"),
    path("library/videos/<slug:slug>/captions/", files.captions, name="library-captions"),
    path("library/statements/<slug:slug>/file/", files.statement, name="library-statement-file"),
    *_OF_PARTS,
    *desk.urlpatterns,
]
