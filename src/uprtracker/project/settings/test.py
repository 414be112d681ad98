"""For the tests: fast password hashing, plain static files, a database in a file as people have it."""

import os
import tempfile
from pathlib import Path

from uprtracker.project.settings.base import *  # noqa: F403
from uprtracker.project.settings.base import DATABASES

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # In memory, connections would share one cache and its table locks, which no waiting time softens.
    DATABASES["default"]["TEST"] = {"NAME": Path(tempfile.gettempdir()) / f"upr-tests-{os.getpid()}.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False  # the test of the login limit switches it on
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # nor are tries counted
UPR_PAGES_KEPT = 0  # rows change here without a new version of the data
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# The tests serve static files from where they are written; none are collected.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
