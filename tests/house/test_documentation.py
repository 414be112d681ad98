"""What is documented exists, and what exists is documented."""

import re
from collections.abc import Iterator

import click
import pytest

from house.repository import ROOT, tracked
from uprtracker.cli import main


def commands(group: click.Group, path: str = "upr") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name, groups included."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


ALL = dict(commands(main))


@pytest.mark.parametrize("name", ALL)
def test_command_teaches(name: str) -> None:
    text = ALL[name].help or ""
    assert len(text.split()) >= 10
    assert "Example" in text
    assert re.search(rf"{name}\b", text)


@pytest.mark.parametrize("name", ALL)
def test_command_is_documented(name: str) -> None:
    pages = sorted((ROOT / "docs").glob("cli*.md"))
    assert any(f"`{name}" in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("name", ALL)
def test_every_option_has_help(name: str) -> None:
    silent = [
        option.name for option in ALL[name].params if isinstance(option, click.Option) and not option.help
    ]
    assert not silent


def test_changelog_has_an_upcoming_section() -> None:
    assert "## Upcoming" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in tracked("*.md"):
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert not broken


def test_make_words_are_those_of_the_house() -> None:
    words = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert words >= {"setup", "run", "test", "check", "lint", "types", "imports", "bench", "golden"}
