"""Each room says what it is for, in its docstring and on a page of the documentation."""

import ast

import pytest

from house.repository import PACKAGE, ROOMS, ROOT, written_code

LONGEST_PAGE = 300
DOOR = 5  # names that a room exports at most


@pytest.mark.parametrize("room", ROOMS)
def test_room_has_a_page(room: str) -> None:
    page = ROOT / "docs" / f"{room}.md"
    assert page.exists(), f"docs/{room}.md is missing"
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) < LONGEST_PAGE
    assert f"{room}.md" in (ROOT / "docs" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ROOMS)
def test_front_door_is_small_and_explained(room: str) -> None:
    tree = ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    exported = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)
    ]
    assert all(len(names) <= DOOR for names in exported)


def test_every_module_opens_with_a_docstring() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in written_code()
        if PACKAGE in path.parents
        and (source := path.read_text(encoding="utf-8")).strip()
        and not ast.get_docstring(ast.parse(source))
    ]
    allowed = [name for name in silent if name.endswith("/apps.py")]
    assert silent == allowed


def test_the_package_itself_is_empty() -> None:
    assert not (PACKAGE / "__init__.py").read_text(encoding="utf-8")
