"""The installation: Python, native libraries, the home folder, programs beside us."""

import os
import platform
import shutil
import sys
import tempfile
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from uprtracker.cli.catalogues import find_catalogues, is_compiled
from uprtracker.cli.checks.check import Check, good, note, wrong

NATIVE = {
    "pypdfium2": "pypdfium2",
    "tantivy": "tantivy",
    "numpy": "numpy",
    "lxml": "lxml.etree",
    "pillow": "PIL",
}
LITTLE_SPACE = 200 * 2**20
SOME_SPACE = 2 * 2**30


def check_python() -> Check:
    """Which Python runs this; an older one would not have come so far."""
    return good("python", f"Python {platform.python_version()} at {sys.executable}")


def check_libraries() -> Check:
    """The libraries with native code are there and load."""
    found = []
    for package, module in NATIVE.items():
        try:
            import_module(module)
        except ImportError as error:
            return wrong("libraries", f"{package} does not load: {error}.", "Run `make setup` again.")
        found.append(f"{package} {version(package)}")
    return good("libraries", ", ".join(found))


def check_home() -> Check:
    """The home folder can be written."""
    from django.conf import settings

    home: Path = settings.UPR_HOME
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as error:
        return wrong(
            "home", f"{home} cannot be written: {error.strerror}.", "Set UPR_HOME to a folder of your own."
        )
    return good("home", f"{home} (UPR_HOME {'is set' if 'UPR_HOME' in os.environ else 'is not set'})")


def check_disk_space() -> Check:
    """There is room for the database, its copies and the index."""
    from django.conf import settings

    free = shutil.disk_usage(settings.UPR_HOME).free
    sentence = f"{free / 2**30:.1f} GB free in {settings.UPR_HOME}"
    remedy = "Make room: 2 GB hold all four cycles with their documents."
    if free < LITTLE_SPACE:
        return wrong("disk space", sentence, remedy)
    return note("disk space", sentence, remedy) if free < SOME_SPACE else good("disk space", sentence)


def check_libreoffice() -> Check:
    """LibreOffice, which old Word files need, is there."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program:
        return good("libreoffice", program)
    return note(
        "libreoffice",
        "LibreOffice is not installed: DOC files cannot be read, and pages of Word files not shown.",
        "Install libreoffice-writer if you have such files.",
    )


def check_catalogues() -> Check:
    """The translations are compiled."""
    catalogues = find_catalogues()
    stale = [path for path in catalogues if not is_compiled(path)]
    if stale:
        return wrong(
            "catalogues",
            f"{len(stale)} of {len(catalogues)} translations are not compiled.",
            "Run `upr serve --prepare-only`.",
        )
    return good("catalogues", f"{len(catalogues)} translations, all compiled")


INSTALLATION = (
    check_python,
    check_libraries,
    check_home,
    check_disk_space,
    check_libreoffice,
    check_catalogues,
)
