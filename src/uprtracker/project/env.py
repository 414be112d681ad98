"""The only reader of the environment. Everything that an administrator can set stands here.

| variable        | meaning                                                        |
|-----------------|----------------------------------------------------------------|
| UPR_ENV         | `local` (default: this machine only, no TLS) or `production`   |
| UPR_HOME        | folder of database, documents, search snapshot, secret          |
| DATABASE_URL    | `postgres://...`; default is SQLite in UPR_HOME                 |
| UPR_SECRET_KEY  | production: required                                           |
| UPR_HOSTS       | production: required, host names separated by commas            |
| UPR_ADDRESS     | how readers reach the site; default https:// and the first host |
| UPR_UN_DOCUMENTS | where `upr fetch` asks for documents; default documents.un.org |
"""

import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from uprtracker.core.errors import UprTrackerError

UN_DOCUMENTS = "https://documents.un.org/api/symbol/access"
SCHEMES = ("postgres", "postgresql", "sqlite")


class SettingMissing(UprTrackerError):
    """A setting that has no default in production, or a value that means nothing."""


@dataclass(frozen=True)
class Environment:
    """The settings of this process, checked."""

    production: bool
    home: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    un_documents: str
    address: str


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
        secret_key=_required("UPR_SECRET_KEY") if production else _local_secret(home),
        un_documents=_un_documents(),
        hosts=hosts,
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
    chosen = os.environ.get("DATABASE_URL")
    if not chosen:
        return f"sqlite:///{quote(str(home / 'upr.sqlite3'))}"
    scheme = chosen.partition(":")[0]
    if scheme not in SCHEMES:
        raise SettingMissing(
            f"DATABASE_URL begins with {scheme[:20]!r}.", remedy=f"Known are {', '.join(SCHEMES)}."
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
