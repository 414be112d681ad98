"""How a reader process answers: length-prefixed pickles, opened only for what readers return.

A reader that a hostile document has taken over could answer with a pickle that
runs code in its parent. `load_answer` therefore builds nothing but plain values
and our own dataclasses, enumerations and errors.
"""

import dataclasses
import enum
import io
import pickle
import struct
from pathlib import PurePath
from typing import Any

from uprtracker.core.errors import UprTrackerError

HEAD = struct.Struct("!Q")
LARGEST = 512 * 2**20


def pack(value: object) -> bytes:
    """Return `value` as one frame."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(body)) + body


def load_answer(body: bytes) -> Any:
    """Return the value of an answer. Raises pickle.UnpicklingError for anything not ours."""
    return _Unpickler(io.BytesIO(body)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == "uprtracker.core.errors" and name == "_rebuild":
            return super().find_class(module, name)
        if (module, name) == ("builtins", "getattr"):
            return _member
        if "." in name or not module.startswith(("uprtracker.", "pathlib")):
            raise pickle.UnpicklingError(f"{module}.{name} is no answer of a reader")
        found = super().find_class(module, name)
        if not _is_plain(found):
            raise pickle.UnpicklingError(f"{module}.{name} is no answer of a reader")
        return found


def _member(kind: object, name: str) -> enum.Enum:
    """Return a member of an enumeration: before Python 3.11.4 they are pickled as `getattr(kind, name)`."""
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind[name]
    raise pickle.UnpicklingError("only members of enumerations are taken by name")


def _is_plain(found: object) -> bool:
    """Tell whether `found` is a class whose making has no effects."""
    if not isinstance(found, type):
        return False
    return dataclasses.is_dataclass(found) or issubclass(found, enum.Enum | UprTrackerError | PurePath)
