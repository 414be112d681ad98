"""LibreOffice at arm's length: turns DOC into DOCX, and Word files into PDF for page images.

Each run has a folder and a user profile of its own, which switches macros and
linked content off, and is stopped after a time limit.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from uprtracker.core.errors import DamagedDocument, MissingTool, TooLarge
from uprtracker.documents.limits import LIMITS, Limits

_ITEM = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n'
)


def converted(data: bytes, kind: str, wanted: str, limits: Limits = LIMITS) -> bytes:
    """Return `data`, a file of `kind` ("doc", "docx"), as `wanted` ("docx", "pdf").

    Raises MissingTool without LibreOffice, TooLarge when it takes too long and
    DamagedDocument when LibreOffice makes nothing of it.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise MissingTool(
            "LibreOffice is needed for this file and is not installed.",
            remedy="Install LibreOffice Writer, or save the file as DOCX.",
        )
    with tempfile.TemporaryDirectory(prefix="upr-office-") as folder:
        source = Path(folder, f"document.{kind}")
        source.write_bytes(data)
        _write_profile(Path(folder, "profile"))
        _run([program, *_arguments(folder, wanted), str(source)], folder, limits.office_seconds)
        made = Path(folder, "out", f"document.{wanted}")
        if not made.is_file():
            raise DamagedDocument("LibreOffice cannot open the file: it is damaged or no Word file.")
        if made.stat().st_size > limits.file_bytes:
            raise TooLarge("The converted file is too large.")
        return made.read_bytes()


def _arguments(folder: str, wanted: str) -> list[str]:
    profile = Path(folder, "profile").as_uri()
    switches = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    return [
        f"-env:UserInstallation={profile}",
        *switches,
        "--convert-to",
        wanted,
        "--outdir",
        f"{folder}/out",
    ]


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (user / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _run(command: list[str], folder: str, seconds: int) -> None:
    """Run LibreOffice in a process group of its own and end the whole group."""
    environment = {"PATH": os.defpath, "HOME": folder, "LANG": "C.UTF-8", "TMPDIR": folder}
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise TooLarge(f"LibreOffice took longer than {seconds} seconds.") from error
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
