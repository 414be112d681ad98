"""What a chart says: its finding, its numbers with their denominators, its basis and its address.

Numbers go in as counts with their denominator; whether the picture shows counts or shares is the unit's
matter. So the table beside the picture and the file to download always hold both.
"""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from hashlib import sha256

from uprtracker.analytics.charts import tiles

SMALL = 20
"""Denominators below it are flagged: one recommendation moves such a share by five points and more."""


class Kind(StrEnum):
    """How the numbers are drawn."""

    BARS = "bars"
    """One bar for each row; with several series, bars side by side."""
    STACKED = "stacked"
    """One bar for each row, parted by series."""
    LINES = "lines"
    """Rows are steps in time, series are lines."""
    MATRIX = "matrix"
    """Rows by series; the stronger a cell, the larger its number."""
    TILES = "tiles"
    """Rows are States (ISO3), each a tile in its place of the world."""


class Unit(StrEnum):
    """What the picture shows of a number."""

    NUMBER = "number"
    SHARE = "share"
    """Per cent of the row's denominator."""
    AVERAGE = "average"
    """The number over the row's denominator, which counts something else: recommendations over reviews."""


MOST_ROWS = {Kind.BARS: 60, Kind.STACKED: 60, Kind.LINES: 120, Kind.MATRIX: 60, Kind.TILES: 220}
FIRST = 30
"""Rows that the picture shows where there are too many for one."""
MOST_SERIES = {Kind.BARS: 5, Kind.STACKED: 8, Kind.LINES: 8, Kind.MATRIX: 60, Kind.TILES: 1}


@dataclass(frozen=True, slots=True)
class Series:
    """A column of numbers. An answer's key (`supported` …) gives it the colour of that answer."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its key and name, one value for each series (None: not known), and what they are shares of.

    `of` is the denominator of all values; `wholes` has one for each where they differ. `note` says in how far
    the row is not what its name says: a session of which some reviews are missing. Such rows are drawn paler.
    """

    key: str
    name: str
    values: tuple[float | None, ...]
    of: int | None = None
    url: str = ""
    wholes: tuple[int | None, ...] = ()
    note: str = ""

    @property
    def denominators(self) -> tuple[int | None, ...]:
        """Return what each value is a share of."""
        return self.wholes or (self.of,) * len(self.values)

    @property
    def small(self) -> tuple[bool, ...]:
        """Tell of each value whether its share rests on too few to be read much into."""
        return tuple(one is not None and 0 < one < SMALL for one in self.denominators)

    @property
    def shares(self) -> tuple[float | None, ...]:
        """Return the values over the denominator, 0 to 1; None where there is none."""
        both = zip(self.values, self.denominators, strict=True)
        return tuple(None if one is None or not whole else one / whole for one, whole in both)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `name` is its slug on its page, `title` the finding, `basis` the sentence on what is counted.

    `heading` names the rows, `of` the denominators (a heading, empty without any). `note` says what a
    reader must know beside it; `source` names the data and their version; `address` restores the view.
    """

    kind: Kind
    name: str
    title: str
    basis: str
    heading: str
    series: tuple[Series, ...]
    rows: tuple[Row, ...]
    unit: Unit = Unit.NUMBER
    of: str = ""
    note: str = ""
    source: str = ""
    address: str = ""

    @property
    def apart(self) -> bool:
        """Tell whether the values of a row have denominators of their own."""
        return any(row.wholes for row in self.rows)

    @property
    def annotated(self) -> bool:
        """Tell whether a row has a note."""
        return any(row.note for row in self.rows)

    @property
    def drawable(self) -> bool:
        """Tell whether a picture of it could be read; else the table stands alone."""
        one = self.pictured
        fits = 0 < len(one.rows) <= MOST_ROWS[one.kind] and 0 < len(one.series) <= MOST_SERIES[one.kind]
        return fits and any(value for row in one.rows for value in one.shown(row))

    @property
    def pictured(self) -> "Chart":
        """Return what the picture shows: of too many bars the first, of too many States a tile each."""
        if self.kind not in (Kind.BARS, Kind.STACKED) or len(self.rows) <= MOST_ROWS[self.kind]:
            return self
        places = tiles.places()
        placed = tuple(
            replace(row, values=row.values[:1], wholes=row.wholes[:1])
            for row in self.rows
            if row.key in places
        )
        if 2 * len(placed) < len(self.rows):
            return replace(self, rows=self.rows[:FIRST])
        return replace(self, kind=Kind.TILES, rows=placed, series=self.series[:1])

    def shown(self, row: Row) -> tuple[float | None, ...]:
        """Return what the picture shows of a row: its numbers, or per cent of its denominator."""
        if self.unit is Unit.NUMBER:
            return row.values
        many = 100 if self.unit is Unit.SHARE else 1
        return tuple(None if one is None else many * one for one in row.shares)

    def as_json(self) -> str:
        """Return the chart as JSON, the same for the same chart."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def key(self) -> str:
        """Return its name by content: the same chart has the same pictures."""
        return sha256(self.as_json().encode()).hexdigest()[:32]

    @classmethod
    def from_json(cls, text: str) -> "Chart":
        """Return the chart that `as_json` wrote. Raises ValueError, KeyError or TypeError for others."""
        found = json.loads(text)
        found["kind"], found["unit"] = Kind(found["kind"]), Unit(found["unit"])
        found["series"] = tuple(Series(**one) for one in found["series"])
        found["rows"] = tuple(
            Row(**{**one, "values": tuple(one["values"]), "wholes": tuple(one["wholes"])})
            for one in found["rows"]
        )
        return cls(**found)
