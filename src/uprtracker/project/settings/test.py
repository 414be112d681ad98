"""For the tests: fast password hashing, plain static files."""

from uprtracker.project.settings.base import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False  # the test of the login limit switches it on
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# The tests serve static files from where they are written; none are collected.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
