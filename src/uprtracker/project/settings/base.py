"""Settings that hold everywhere. Values from outside come through `project.env` alone."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from uprtracker.project.env import read_environment
from uprtracker.project.settings.signing_in import *  # noqa: F403

ENVIRONMENT = read_environment()

UPR_HOME = ENVIRONMENT.home
UPR_UN_DOCUMENTS = ENVIRONMENT.un_documents
UPR_ADDRESS = ENVIRONMENT.address
UPR_PAGES_KEPT = 32 * 2**20  # bytes of finished pages that each worker keeps in memory; 0: none
UPR_PROTECTION_KEY = ENVIRONMENT.protection_key
UPR_WEBHOOK_PRIVATE = ENVIRONMENT.webhook_private
UPR_MAIL = ENVIRONMENT.mail is not None
PRODUCTION = ENVIRONMENT.production
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DEBUG = False

INSTALLED_APPS = [
    "uprtracker.accounts.apps.PolicyAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_htmx",
    "csp",
    "axes",
    "uprtracker.accounts.apps.AccountsConfig",
    "uprtracker.records.apps.RecordsConfig",
    "uprtracker.records.library.apps.LibraryConfig",
    "uprtracker.analytics.apps.AnalyticsConfig",
    "uprtracker.followup.apps.FollowupConfig",
    "uprtracker.agenda.calendar.apps.CalendarConfig",
    "uprtracker.agenda.events.apps.EventsConfig",
    "uprtracker.agenda.pre_sessions.apps.PreSessionsConfig",
    "uprtracker.agenda.programmes.apps.ProgrammesConfig",
    "uprtracker.publishing.apps.PublishingConfig",
    "uprtracker.publishing.newsletter.apps.NewsletterConfig",
    "uprtracker.publishing.news.apps.NewsConfig",
    "uprtracker.web.apps.WebConfig",
    "uprtracker.api.apps.ApiConfig",
    # After `web`, whose templates go before theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "uprtracker.api.errors.OneShape",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "uprtracker.accounts.upload_limit.UploadLimit",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "uprtracker.accounts.unkept.AccountPages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "uprtracker.project.urls"
WSGI_APPLICATION = "uprtracker.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=60)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets people read while an import writes; IMMEDIATE avoids "locked" in the middle of one.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
    }

if ENVIRONMENT.replica_url:
    DATABASES["replica"] = dj_database_url.parse(
        ENVIRONMENT.replica_url, conn_max_age=60, conn_health_checks=True
    )
    DATABASE_ROUTERS = ["uprtracker.project.replica.Router"]
    MIDDLEWARE.insert(0, "uprtracker.project.replica.ReadsFromReplica")

# The six UN languages. A catalogue that is not there yet shows English.
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", _("Arabic")),
    ("en", _("English")),
    ("es", _("Spanish")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("zh-hans", _("Chinese")),
]
# Their catalogues were made by machine and say so in their head; so does the foot of each page.
UNCHECKED_LANGUAGES = ("ar", "ru", "zh-hans")
# Named here so that our words go before those of the applications of Django ("Sessions").
LOCALE_PATHS = [Path(__file__).resolve().parents[2] / "web" / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = UPR_HOME / "static"
WHITENOISE_ROOT = Path(__file__).resolve().parents[2] / "web" / "root"  # favicon.ico, asked for by name
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Without UPR_MAIL no mail leaves, and pages say so.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
EMAIL_TIMEOUT = 20
if ENVIRONMENT.mail:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
    EMAIL_USE_TLS = ENVIRONMENT.mail.security == "starttls"
    EMAIL_USE_SSL = ENVIRONMENT.mail.security == "tls"
    DEFAULT_FROM_EMAIL = ENVIRONMENT.mail.sender

# Errors go to standard error, where the service keeps them; a page not found is no error.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # robots try names all day
    },
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
