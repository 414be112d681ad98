"""A PostgreSQL cluster for the tests alone: made in a temporary folder, listening on a socket there.

No cluster of the system is touched, and nothing is left behind. PostgreSQL
refuses to run as root, so root hands the work to `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


def find_binaries() -> Path | None:
    """Return the folder that holds `initdb` and `pg_ctl`, newest version first, or None."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    return versions[-1].parent if versions else None


@contextmanager
def temporary_cluster(binaries: Path) -> Iterator[str]:
    """Start a cluster, yield its DATABASE_URL, stop it and remove its folder."""
    user = _other_user()
    with tempfile.TemporaryDirectory(prefix="upr-pg-", dir="/tmp") as name:  # a socket path must be short
        folder = Path(name)
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = folder / "data"
        _run(user, binaries / "initdb", "-D", data, "-U", "upr", "-A", "trust", "-E", "UTF8", "--no-sync")
        # Nothing here has to survive a power cut: speed first.
        fast = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
        room = "-c max_locks_per_transaction=256"  # as docs/deployment.md asks: a restore locks all tables
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} {fast} {room}"
        log = folder / "log"
        _run(user, binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgres://upr@{quote(str(folder), safe='')}/postgres"
        finally:
            _run(user, binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _version(path: Path) -> float:
    try:
        return float(path.parts[-3])
    except ValueError:
        return 0.0


def _other_user() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit(
        "As root, PostgreSQL needs a user `postgres` or `nobody` to run as. Neither exists here."
    )


def _run(user: pwd.struct_passwd | None, program: Path, *arguments: str | Path) -> None:
    command = [str(program), *map(str, arguments)]
    identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    done = subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": "/"},
        text=True,
        check=False,
        **identity,
    )
    if done.returncode:
        raise SystemExit(f"{program.name} failed: {done.stderr.strip()}")
