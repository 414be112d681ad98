"""The only reader of the environment. Everything that an administrator can set stands here.

| variable        | meaning                                                        |
|-----------------|----------------------------------------------------------------|
| UPR_ENV         | `local` (default: this machine only, no TLS) or `production`   |
| UPR_HOME        | folder of database, documents, search snapshot, secret          |
| DATABASE_URL    | `postgres://...`; default is SQLite in UPR_HOME                 |
| DATABASE_REPLICA_URL | a copy of that database for reading; none by default          |
| UPR_SECRET_KEY  | production: required                                           |
| UPR_HOSTS       | production: required, host names separated by commas            |
| UPR_ADDRESS     | how readers reach the site; default https:// and the first host |
| UPR_MAIL        | `smtp://user:password@host:587` (TLS), `smtps://`, `smtp+plain://` |
| UPR_MAIL_FROM   | sender of mails; required with UPR_MAIL                        |
| UPR_WEBHOOK_PRIVATE | `1`: webhooks may go to this network and without TLS       |
| UPR_PROTECTION_KEY | opens the protection logs; default is the file protection-key in UPR_HOME |
| UPR_UN_DOCUMENTS | where `upr fetch` asks for documents; default documents.un.org |
"""

import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from uprtracker.core.errors import UprTrackerError

UN_DOCUMENTS = "https://documents.un.org/api/symbol/access"
SCHEMES = ("postgres", "postgresql", "sqlite")


class SettingMissing(UprTrackerError):
    """A setting that has no default in production, or a value that means nothing."""


@dataclass(frozen=True)
class Mail:
    """Where mails go out: a server, the sender, and how the connection is made safe."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    security: Literal["starttls", "tls", ""]


@dataclass(frozen=True)
class Environment:
    """The settings of this process, checked."""

    production: bool
    home: Path
    database_url: str
    replica_url: str
    secret_key: str
    hosts: tuple[str, ...]
    un_documents: str
    address: str
    mail: Mail | None
    webhook_private: bool
    protection_key: str


def read_environment() -> Environment:
    """Read and check the environment.

    In local mode the secret key is made at random on first use and kept in
    UPR_HOME, readable by its owner only. Raises SettingMissing in production
    when the secret key or the host names are not set, and for values that mean nothing.
    """
    mode = os.environ.get("UPR_ENV") or "local"
    if mode not in ("local", "production"):
        raise SettingMissing(f"UPR_ENV is {mode!r}.", remedy="Set it to local or production.")
    production = mode == "production"
    home = _home()
    hosts = _hosts() if production else ("localhost", "127.0.0.1", "[::1]")
    return Environment(
        production=production,
        home=home,
        database_url=_database_url(home),
        replica_url=_known_scheme("DATABASE_REPLICA_URL"),
        secret_key=_required("UPR_SECRET_KEY") if production else _local_secret(home),
        un_documents=_un_documents(),
        hosts=hosts,
        mail=_mail(),
        protection_key=os.environ.get("UPR_PROTECTION_KEY", ""),
        webhook_private=os.environ.get("UPR_WEBHOOK_PRIVATE") == "1",
        address=_address(f"https://{hosts[0].lstrip('.')}" if production else "http://127.0.0.1:8000"),
    )


def _home() -> Path:
    chosen = os.environ.get("UPR_HOME")
    if chosen:
        return Path(chosen).expanduser().resolve()
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "uprtracker"


def _database_url(home: Path) -> str:
    """Return the address of the database; a scheme that nobody can open raises, without the password."""
    return _known_scheme("DATABASE_URL") or f"sqlite:///{quote(str(home / 'upr.sqlite3'))}"


def _known_scheme(name: str) -> str:
    chosen = os.environ.get(name, "")
    scheme = chosen.partition(":")[0]
    if chosen and scheme not in SCHEMES:
        raise SettingMissing(
            f"{name} begins with {scheme[:20]!r}.", remedy=f"Known are {', '.join(SCHEMES)}."
        )
    return chosen


def _hosts() -> tuple[str, ...]:
    return tuple(host.strip() for host in _required("UPR_HOSTS").split(",") if host.strip())


def _un_documents() -> str:
    """Return where documents are fetched: an address with http or https and a host."""
    chosen = os.environ.get("UPR_UN_DOCUMENTS") or UN_DOCUMENTS
    if not _is_address(chosen):
        raise SettingMissing("UPR_UN_DOCUMENTS is no address.", remedy=f"The usual one is {UN_DOCUMENTS}.")
    return chosen


def _address(usual: str) -> str:
    """Return the address of the site as mails and files name it, without a slash at the end."""
    chosen = (os.environ.get("UPR_ADDRESS") or usual).rstrip("/")
    if not _is_address(chosen):
        raise SettingMissing("UPR_ADDRESS is no address.", remedy="It looks like https://upr.example.org.")
    return chosen


def _mail() -> Mail | None:
    """Return how mails go out, None where they do not. Raises without the address, which has a password."""
    chosen = os.environ.get("UPR_MAIL")
    if not chosen:
        return None
    usual: dict[str, tuple[int, Literal["starttls", "tls", ""]]] = {
        "smtp": (587, "starttls"), "smtps": (465, "tls"), "smtp+plain": (25, ""),
    }  # fmt: skip
    try:
        parts = urlsplit(chosen)
        port, security = usual[parts.scheme]
        host, port = parts.hostname or "", parts.port or port
    except (ValueError, KeyError):
        host, port, security = "", 0, ""
    if not host:
        raise SettingMissing(
            "UPR_MAIL is no address of a mail server.",
            remedy="It looks like smtp://user:password@mail.example.org:587.",
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Mail(host, port, user, password, _required("UPR_MAIL_FROM"), security)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def _required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise SettingMissing(f"{name} is not set.", remedy="Production has no default: see docs/project.md.")
    return value


def _local_secret(home: Path) -> str:
    path = home / "secret-key"
    if not path.exists():
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Written aside and moved: a process that starts at the same moment never reads half of it.
        descriptor, aside = tempfile.mkstemp(dir=home)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        Path(aside).replace(path)
    return path.read_text(encoding="ascii")
