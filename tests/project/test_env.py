"""Reading the environment: defaults, what is refused, the secret of a local home."""

from pathlib import Path

import dj_database_url
import pytest

from uprtracker.project.env import SettingMissing, read_environment

NAMES = (
    "UPR_ENV",
    "UPR_HOME",
    "DATABASE_URL",
    "UPR_SECRET_KEY",
    "UPR_HOSTS",
    "XDG_DATA_HOME",
    "UPR_UN_DOCUMENTS",
    "UPR_ADDRESS",
    "UPR_MAIL",
    "UPR_MAIL_FROM",
    "UPR_WEBHOOK_PRIVATE",
)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No setting at all, and a home directory of our own."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_without_settings_data_lie_below_the_home_directory(bare: Path) -> None:
    environment = read_environment()
    assert environment.home == bare / ".local" / "share" / "uprtracker"
    assert environment.database_url == f"sqlite:///{environment.home / 'upr.sqlite3'}"
    assert not environment.production
    assert set(environment.hosts) == {"localhost", "127.0.0.1", "[::1]"}


@pytest.mark.parametrize("name", NAMES[:3])
def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch, name: str, bare: Path) -> None:
    monkeypatch.setenv(name, "")
    assert read_environment().home == bare / ".local" / "share" / "uprtracker"


def test_home_may_be_written_with_a_tilde(monkeypatch: pytest.MonkeyPatch, bare: Path) -> None:
    monkeypatch.setenv("UPR_HOME", "~/data")
    assert read_environment().home == bare / "data"


def test_the_local_secret_stays_the_same() -> None:
    first, second = read_environment(), read_environment()
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 50


@pytest.mark.parametrize("missing", ["UPR_SECRET_KEY", "UPR_HOSTS"])
def test_production_names_the_setting_that_is_missing(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setenv("UPR_ENV", "production")
    for name in {"UPR_SECRET_KEY", "UPR_HOSTS"} - {missing}:
        monkeypatch.setenv(name, "something")
    with pytest.raises(SettingMissing, match=missing):
        read_environment()


def test_production_makes_no_secret_and_takes_several_hosts(
    monkeypatch: pytest.MonkeyPatch, bare: Path
) -> None:
    monkeypatch.setenv("UPR_ENV", "production")
    monkeypatch.setenv("UPR_SECRET_KEY", "given")
    monkeypatch.setenv("UPR_HOSTS", "upr.example.org, www.example.org")
    environment = read_environment()
    assert environment.hosts == ("upr.example.org", "www.example.org")
    assert environment.secret_key == "given"
    assert not list(bare.rglob("secret-key"))


def test_an_unknown_mode_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPR_ENV", "prodution")
    with pytest.raises(SettingMissing, match="prodution"):
        read_environment()


def test_home_may_have_any_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "a#b %41?c+d"
    monkeypatch.setenv("UPR_HOME", str(home))
    assert dj_database_url.parse(read_environment().database_url)["NAME"] == str(home / "upr.sqlite3")


def test_a_database_nobody_can_open_is_refused_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "nonsense://person:secret@host/name")
    with pytest.raises(SettingMissing, match="begins with 'nonsense'") as caught:
        read_environment()
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["documents.un.org", "file:///etc", "https://", "http://a:port/", "https://[::1"]
)
def test_where_documents_come_from_must_be_an_address(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("UPR_UN_DOCUMENTS", address)
    with pytest.raises(SettingMissing, match="UPR_UN_DOCUMENTS"):
        read_environment()
    monkeypatch.delenv("UPR_UN_DOCUMENTS")
    monkeypatch.setenv("UPR_ADDRESS", address)
    with pytest.raises(SettingMissing, match="UPR_ADDRESS"):
        read_environment()


def test_documents_come_from_the_united_nations_or_a_mirror(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_environment().un_documents == "https://documents.un.org/api/symbol/access"
    monkeypatch.setenv("UPR_UN_DOCUMENTS", "http://127.0.0.1:8123/un")
    assert read_environment().un_documents == "http://127.0.0.1:8123/un"


@pytest.mark.parametrize(
    ("given", "host", "port", "security"),
    [
        ("smtp://me:p%40ss@mail.example.org", "mail.example.org", 587, "starttls"),
        ("smtps://me:p%40ss@mail.example.org:466", "mail.example.org", 466, "tls"),
        ("smtp+plain://me:p%40ss@localhost:25", "localhost", 25, ""),
    ],
)
def test_mail_goes_out_as_said(
    monkeypatch: pytest.MonkeyPatch, given: str, host: str, port: int, security: str
) -> None:
    assert read_environment().mail is None
    monkeypatch.setenv("UPR_MAIL", given)
    with pytest.raises(SettingMissing, match="UPR_MAIL_FROM"):
        read_environment()
    monkeypatch.setenv("UPR_MAIL_FROM", "upr@example.org")
    mail = read_environment().mail
    assert mail is not None
    assert (mail.host, mail.port, mail.security, mail.password) == (host, port, security, "p@ss")


@pytest.mark.parametrize(
    "given", ["mail.example.org", "http://me:secret@a", "smtp://me:secret@", "smtp://a:b:c"]
)
def test_a_mail_server_that_is_none_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("UPR_MAIL", given)
    with pytest.raises(SettingMissing, match="UPR_MAIL") as caught:
        read_environment()
    assert "secret" not in str(caught.value)
