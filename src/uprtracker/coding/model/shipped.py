"""The model in the package, read once when it is first needed."""

from functools import cache
from importlib.resources import as_file, files

from uprtracker.coding.model.weights import Model, read_model

NAME = "uprinfo.npz"


@cache
def shipped_model() -> Model:
    """Return the model of action categories and issues. Raises UprTrackerError when it is damaged."""
    with as_file(files("uprtracker.coding").joinpath("models", NAME)) as path:
        return read_model(path)
