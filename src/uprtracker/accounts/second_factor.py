"""The second factor: its secrets at rest, and taking it away from an account whose device is lost.

The secret of an authenticator app is kept encrypted with a key made from the site's secret: a copy of
the database alone gives nobody codes. Without that secret (a backup opened elsewhere) no code fits
any more, and an administrator takes the second factor away.
"""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from uprtracker.accounts.models import User


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps and recovery codes encrypted."""

    def encrypt(self, text: str) -> str:
        """Return `text` as it goes into the database."""
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was encrypted; where the site's secret is another one, a text that no code fits."""
        try:
            return _lock().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(hashlib.sha256(encrypted_text.encode()).digest()[:20]).decode()


def has_second_factor(user: User) -> bool:
    """Whether signing in asks this person for a code."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def take_away(user: User) -> int:
    """Remove the second factor and the recovery codes of an account; return how many there were."""
    return int(Authenticator.objects.filter(user=user).delete()[0])


def _lock() -> MultiFernet:
    secrets = [str(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(f"second factor\n{secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
