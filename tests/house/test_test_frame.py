"""The frame of the tests itself: skips fail in CI, and each test has a home of its own."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
SKIPPING = """
import pytest
def test_missing_tool():
    pytest.skip("soffice is not installed")
def test_no_corpus():
    pytest.skip("no corpus at /nowhere")
@pytest.mark.xfail(reason="known", strict=True)
def test_expected_failure():
    assert False
"""


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small project of its own with our conftest and the three tests above."""
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    frame = CONFTEST.read_text().replace("autouse=True", "")
    pytester.makeconftest(frame)
    pytester.makepyfile(SKIPPING)
    return pytester


@pytest.mark.parametrize(("ci", "skipped", "failed"), [("", 2, 0), ("true", 1, 1)], ids=["at home", "in CI"])
def test_missing_tool_skips_at_home_and_fails_in_ci(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, ci: str, skipped: int, failed: int
) -> None:
    monkeypatch.setenv("CI", ci)
    result = inner.runpytest_subprocess("-p", "no:django", "-p", "no:xdist", "-p", "no:randomly")
    result.assert_outcomes(skipped=skipped, failed=failed, xfailed=1)


def test_a_skipped_module_fails_in_ci(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    inner.makepyfile(test_module="import pytest\npytest.importorskip('no_such_package')")
    result = inner.runpytest_subprocess("-p", "no:django", "-p", "no:xdist", "test_module.py")
    assert result.ret != 0


def test_each_test_has_a_home_of_its_own(home: Path, settings: object) -> None:
    assert home == settings.UPR_HOME  # type: ignore[attr-defined]
    assert not list(home.iterdir())
