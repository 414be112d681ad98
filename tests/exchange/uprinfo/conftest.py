"""Reading of bytes as an export."""

from collections.abc import Callable
from pathlib import Path

import pytest

from uprtracker.exchange.uprinfo import Export, read_export
from uprtracker.reference import load_reference


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], Export]:
    """Write the bytes to a file and read it as an export."""

    def read_bytes(data: bytes, name: str = "export.csv") -> Export:
        path = tmp_path / name
        path.write_bytes(data)
        return read_export(path, load_reference())

    return read_bytes
