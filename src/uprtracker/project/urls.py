"""All addresses: the pages of `web`, the API, signing in, and the admin for data editors."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("", include("uprtracker.api.urls")),
    path("", include("uprtracker.web.urls")),
]
