"""How people sign in, confirm an address and use a second factor (django-allauth, django-axes).

Wrong passwords are counted by axes, in the database; everything else that somebody could try too
often (codes, mails, new accounts) by allauth, in a cache on the disk that knows no address.
"""

from datetime import timedelta

from uprtracker.project.env import read_environment

_ENVIRONMENT = read_environment()
_MAIL = _ENVIRONMENT.mail is not None

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:account"
LOGOUT_REDIRECT_URL = "web:home"

# After ten wrong passwords for one name from one address the login waits a quarter of an hour.
AXES_FAILURE_LIMIT = 10
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "uprtracker.accounts.signing_in.name_tried"
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is nobody's business
AXES_ENABLE_ADMIN = False  # its pages would ask Django's permissions, not our policy

ACCOUNT_ADAPTER = "uprtracker.accounts.signing_in.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "uprtracker.accounts.forms.SignInForm",
    "signup": "uprtracker.accounts.forms.SignUpForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL
# Without mail no address can be confirmed, so none is asked for; accounts come by invitation.
ACCOUNT_SIGNUP_FIELDS = ["username*", *(["email*"] if _MAIL else []), "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if _MAIL else "none"
ACCOUNT_CHANGE_EMAIL = True  # one address for each account; a new one counts once it is confirmed
ACCOUNT_EMAIL_NOTIFICATIONS = _MAIL  # "your password was changed"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "UPR Tracker: "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers, whose address somebody typed
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _ENVIRONMENT.production else "http"

MFA_ADAPTER = "uprtracker.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "UPR Tracker"
MFA_TOTP_TOLERANCE = 1  # clocks of phones are up to half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = not _MAIL

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(_ENVIRONMENT.home / "cache" / "attempts"),
        "KEY_FUNCTION": "uprtracker.accounts.limits.nameless",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
