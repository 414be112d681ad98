"""The objects of a JSON file, one at a time: an array of objects, or one object a line.

[{"AnnotationId": "7", "Text": "…", "Themes": ["Right to education"]}, …]
"""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from uprtracker.core.errors import ExportError

LONGEST_RECORD = 4 * 2**20
_CHUNK = 2**20
_BLANK = " \t\r\n"
_AGAIN = "Download the export again."


class JsonRecords:
    """Reads objects from a file without holding more than one and a chunk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rest = ""
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._number = 0

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield number and object. Raises ExportError with the record where the file goes wrong."""
        with self._path.open("rb") as stream:
            self._stream = stream
            array = self._next() == "["
            if array:
                self._rest = self._rest[1:]
            while (letter := self._next()) not in ("", "]" if array else ""):
                if self._number and array:
                    letter = self._after_comma(letter)
                self._number += 1
                if letter != "{":
                    raise self._error("an object is missing")
                yield self._number, self._object()
            if array and letter != "]":
                raise self._error("the file ends in the middle")
            self._rest = self._rest[1:]
            if self._next():
                raise self._error("there is something behind the end")

    def _after_comma(self, letter: str) -> str:
        if letter != ",":
            raise self._error("a comma is missing")
        self._rest = self._rest[1:]
        return self._next()

    def _object(self) -> dict[str, Any]:
        while True:
            try:
                value, end = json.JSONDecoder().raw_decode(self._rest)
            except (ValueError, RecursionError) as error:
                if len(self._rest) > LONGEST_RECORD or isinstance(error, RecursionError) or not self._more():
                    raise self._error(f"it is no JSON ({error})") from error
                continue
            self._rest = self._rest[end:]
            record: dict[str, Any] = value
            return record

    def _next(self) -> str:
        """Return the next letter that is not blank, empty at the end of the file."""
        while True:
            self._rest = self._rest.lstrip(_BLANK)
            if self._rest or not self._more():
                return self._rest[:1]

    def _more(self) -> bool:
        data = self._stream.read(_CHUNK)
        try:
            self._rest += self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise self._error("it is not UTF-8") from error
        return bool(data)

    def _error(self, what: str) -> ExportError:
        return ExportError(f"{what}.", place=f"{self._path.name}, record {self._number}", remedy=_AGAIN)
