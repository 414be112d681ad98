"""Expected readings of real documents: compared, or rewritten by `make golden`."""

from pathlib import Path

import pytest

EXPECTED = Path(__file__).resolve().parent.parent / "expected"


@pytest.fixture
def golden(request):
    """`golden(name, reading)` compares with tests/expected/<name>; `--golden` rewrites it and fails.

    It fails so that a person reads what changed before committing it.
    """

    def compare(name, reading):
        path = EXPECTED / name
        expected = path.read_text(encoding="utf-8") if path.exists() else None
        if request.config.getoption("--golden") and reading != expected:
            path.write_text(reading, encoding="utf-8")
            pytest.fail(f"{name} was rewritten: read the difference before you commit it")
        assert reading == expected, f"tests/expected/{name} differs: `make golden` shows how"

    return compare
