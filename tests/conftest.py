"""Where the documents of the corpus lie, for tests that read real ones."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def corpus_folder() -> Path:
    """Return the corpus: UPR_CORPUS, else ../shared/corpus beside the checkout."""
    return Path(os.environ.get("UPR_CORPUS") or ROOT.parent / "shared" / "corpus")


@pytest.fixture(scope="session")
def corpus() -> Path:
    folder = corpus_folder()
    if not folder.is_dir():
        pytest.skip(f"no corpus at {folder}: set UPR_CORPUS to the folder that holds it")
    return folder
