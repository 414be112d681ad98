"""What every test may ask for: the corpus, a tool that may be missing, a home folder of its own.

A test that needs something this machine lacks skips and says so. With CI=true
a skip is a failure, unless it is one of the few in `ALLOWED_SKIPS`.
"""

import email
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from email import policy
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from uprtracker.cli.catalogues import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent

# The corpus is no package, and some things exist on one database only.
ALLOWED_SKIPS = ("no corpus", "only on SQLite", "only on PostgreSQL")

PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice": ("soffice", "libreoffice"),
}
PACKAGES = {"axe": "axe_playwright_python", "playwright": "playwright"}


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations before any test: who has looked for one in vain never looks again."""
    if not hasattr(config, "workerinput"):
        compile_catalogues()


def corpus_folder() -> Path:
    """Return the corpus: UPR_CORPUS, else ../shared/corpus beside the checkout."""
    return Path(os.environ.get("UPR_CORPUS") or ROOT.parent / "shared" / "corpus")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents."""
    folder = corpus_folder()
    if not folder.is_dir():
        pytest.skip(f"no corpus at {folder}: set UPR_CORPUS to the folder that holds it")
    return folder


def find_tool(name: str) -> str | None:
    """Return the path of a program or the name of a Python package, None where it is missing."""
    if name in PACKAGES:
        return PACKAGES[name] if importlib.util.find_spec(PACKAGES[name]) else None
    return next((path for program in PROGRAMS[name] if (path := shutil.which(program))), None)


@pytest.fixture(scope="session")
def require() -> Callable[[str], str]:
    """`require("chromium")` returns its path, or skips the test; in CI it fails."""

    def find_or_skip(name: str) -> str:
        return find_tool(name) or pytest.skip(f"{name} is not installed")

    return find_or_skip


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, settings: Any) -> Path:
    """A home folder for this test alone, so that no test touches the data of a person."""
    settings.UPR_HOME = tmp_path_factory.mktemp("home")
    return settings.UPR_HOME


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the tables and the facts, made once: processes with a home of their own copy it."""
    folder = tmp_path_factory.mktemp("tables")
    made = (
        "import django; django.setup(); from uprtracker.cli.home import prepare_database; prepare_database()"
    )
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "UPR_HOME": str(folder),
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "uprtracker.project.settings",
    }
    subprocess.run([sys.executable, "-c", made], env=environment, check=True)
    return folder / "upr.sqlite3"


@pytest.fixture(autouse=True)
def english() -> Generator[None]:
    """Leave no language behind: a page asked for in Chinese keeps it active in this thread."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def coders(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The coders of this test, scheme -> coder: none, unless it puts its own into this table.

    So tests of the records count their own codings, and no test but those of the
    coders changes with a model.
    """
    table: dict[str, Any] = {}
    monkeypatch.setattr("uprtracker.records.judging.CODERS", table)
    return table


@pytest.fixture
def post_office(settings: Any) -> Generator[Callable[[], list[Any]]]:
    """A real SMTP server on this machine; calling it returns the letters that have come so far, parsed."""
    from aiosmtpd.controller import Controller
    from aiosmtpd.handlers import Message

    taken: list[str] = []

    class Letters(Message):
        def handle_message(self, message: object) -> None:
            taken.append(str(message))

    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    controller = Controller(Letters(), hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield lambda: [email.message_from_string(one, policy=policy.default) for one in taken]
    controller.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Let the thread that follows decisions end before the tables under it are emptied."""
    for thread in threading.enumerate():
        if thread.name == "search-refresh":
            thread.join(60)


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not report.skipped or hasattr(report, "wasxfail") or os.environ.get("CI") != "true":
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not reason.removeprefix("Skipped: ").startswith(ALLOWED_SKIPS):
        report.outcome = "failed"
        report.longrepr = f"A skip is a failure in CI. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(report)
    return report


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the expected readings in tests/expected")


# The longest first: when one process has no file left, the other has a short one to end with.
LONGEST = (
    "browser/test_the_year.py",
    "browser/test_everyone.py",
    "web/test_six_languages.py",
    "browser/test_pre_session_journey.py",
    "browser/test_pre_sessions.py",
    "cli/test_home.py",
    "publishing/newsletter/test_killed.py",
    "project/test_doors.py",
    "followup/test_every_door.py",
    "agenda/pre_sessions/test_leaks.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put long files first."""
    places = {str(ROOT / "tests" / name): place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(str(item.path), len(LONGEST)))
