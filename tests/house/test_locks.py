"""The locked lists agree with pyproject.toml, and every package in them has its checksums."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from house.repository import ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(.*)$", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {canonicalize_name(package): version for package, version, _ in PIN.findall(text)}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("run.txt", PROJECT["dependencies"]),
        ("dev.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
    ],
    ids=["run", "dev"],
)
def test_lock_satisfies_what_is_asked_for(lock: str, wanted: list[str]) -> None:
    there = pins(lock)
    for line in wanted:
        requirement = Requirement(line)
        pinned = there.get(canonicalize_name(requirement.name))
        assert pinned, f"{requirement.name} is not in requirements/{lock}"
        assert requirement.specifier.contains(pinned), f"{requirement} but {pinned} is locked"


def test_tests_run_with_the_versions_of_the_site() -> None:
    there = pins("dev.txt")
    assert {name: there[name] for name in pins("run.txt")} == pins("run.txt")


@pytest.mark.parametrize("lock", ["build.txt", "run.txt", "dev.txt"])
def test_every_pin_has_checksums(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert all("--hash=sha256:" in block for block in blocks if PIN.match(block))
