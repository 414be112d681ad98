from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API as a Django application: it has the template of its documentation."""

    name = "uprtracker.api"
    label = "api"
