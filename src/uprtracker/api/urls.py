"""The addresses of the API: `/api/` to read about it, `/api/v1/…` to ask."""

from django.urls import URLPattern, URLResolver, path

from uprtracker.api.description import description
from uprtracker.api.root import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", description, name="api-description"),
    path("api/v1/", api.urls),
]
