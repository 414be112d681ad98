from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "uprtracker.web"
    label = "web"
