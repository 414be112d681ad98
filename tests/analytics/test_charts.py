"""Charts: what they say, their specifications, their files, and the process that draws them."""

import json
import shutil
import time
from dataclasses import replace

import pytest

from uprtracker.analytics.charts import drawing, specs, store, tiles
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.analytics.charts.colours import DARK, LIGHT
from uprtracker.analytics.charts.files import prune
from uprtracker.reference import load_reference

ANSWERS = (Series("supported", "Supported"), Series("noted", "Noted"))


def chart(kind: Kind = Kind.STACKED, **other: object) -> Chart:
    said = {
        "name": "answers",
        "title": "Half is supported",
        "basis": "Basis: recommendations",
        "heading": "Session",
        "series": ANSWERS,
        "rows": (Row("1", "1", (20, 20), of=40), Row("2", "2", (3, 1), of=4), Row("3", "3", (None, 0), of=0)),
        "unit": Unit.SHARE,
        "of": "All",
    }
    return Chart(kind, **{**said, **other})


TILES = chart(Kind.TILES, series=ANSWERS[:1], rows=(Row("SVN", "Slovenia", (3,), of=4),))


def test_the_same_chart_has_the_same_name_and_comes_back_whole():
    one = chart()
    assert one.key == chart().key != chart(title="Another").key
    assert Chart.from_json(one.as_json()) == one


def test_shares_are_of_the_row_and_nothing_is_divided_by_nothing():
    one = chart()
    assert [one.shown(row) for row in one.rows] == [(50, 50), (75, 25), (None, None)]
    assert [row.small for row in one.rows] == [(False, False), (True, True), (False, False)]


def test_few_are_flagged_cell_by_cell_where_the_columns_have_wholes_of_their_own():
    row = Row("BRA", "Brazil", (200, 3), wholes=(680, 14))
    one = chart(Kind.BARS, rows=(row,), of="")
    assert row.small == (False, True)
    (drawn,) = specs.specification(one, LIGHT)["datasets"].values()
    assert [(cell["series"], cell["small"]) for cell in drawn] == [("Supported", False), ("Noted", True)]


def test_an_average_keeps_what_it_is_over_and_is_drawn_as_the_average():
    row = Row("16", "16", (2642,), of=14)
    one = chart(Kind.LINES, unit=Unit.AVERAGE, series=ANSWERS[:1], rows=(row,), of="Reviews")
    assert one.shown(row) == (2642 / 14,)
    (drawn,) = specs.specification(one, LIGHT)["datasets"].values()
    assert [cell["label"] for cell in drawn] == ["188.7"]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_specification_with_the_numbers_and_no_address(kind):
    one = TILES if kind is Kind.TILES else chart(kind)
    spec = specs.specification(one, LIGHT)
    (rows,) = spec["datasets"].values()
    shown = [row["value"] for row in rows if row["value"] is not None]
    assert sorted(shown) == ([75] if kind is Kind.TILES else [25, 50, 50, 75])
    assert '"url"' not in json.dumps(spec)


def test_what_cannot_be_read_as_a_picture_is_not_drawn():
    many = tuple(Row(str(n), str(n), (1, 1), of=2) for n in range(200))
    for one in (chart(rows=()), chart(Kind.LINES, rows=many), chart(rows=(Row("1", "1", (0, 0), of=5),))):
        assert not one.drawable
        with pytest.raises(ValueError, match="drawn"):
            specs.specification(one, LIGHT)


def test_answers_have_their_colour_in_both_schemes():
    for theme in (LIGHT, DARK):
        text = json.dumps(specs.specification(chart(), theme))
        assert theme.answers["supported"] in text
        assert theme.paper in text


def test_every_state_has_a_tile_of_its_own():
    states = {one.iso3 for one in load_reference().states.by_iso3.values()}
    assert set(tiles.places()) == states
    assert len(set(tiles.places().values())) == len(states) == 195


def test_the_drawing_process_draws_what_is_wanted_and_ends(settings, tmp_path):
    settings.UPR_HOME = tmp_path
    one = chart()
    assert store.keep(one)
    store.want(one.key, "svg")
    store.want("f" * 32, "svg")  # of no chart
    path = None
    until = time.monotonic() + 120
    while path is None and time.monotonic() < until:
        path = store.picture(one.key, "svg", wait=1)
    assert path.read_text().startswith("<svg")
    with pytest.raises(LookupError):
        store.picture("f" * 32, "svg", wait=0)
    shutil.rmtree(store.folder() / "wanted")  # which ends the process


def test_a_chart_that_fails_leaves_its_table(settings, tmp_path, monkeypatch):
    settings.UPR_HOME = tmp_path
    monkeypatch.setattr(drawing, "specification", lambda *_args, **_more: {"mark": "nonsense"})
    one = chart()
    assert store.keep(one)
    (store.folder() / "wanted").mkdir()
    (store.folder() / "wanted" / f"{one.key}.svg").touch()
    drawing.serve(store.folder(), patience=0.1)
    assert not store.keep(one)
    assert store.read(one.key) == one
    with pytest.raises(LookupError):
        store.picture(one.key, "svg", wait=0)


def test_the_oldest_files_go(tmp_path):
    for name in "abc":
        (tmp_path / name).touch()
    prune(tmp_path, most=2)
    assert len(list(tmp_path.iterdir())) == 2


def test_endless_tables_fill_no_disk(settings, tmp_path, monkeypatch):
    """Whoever asks for ever new tables, and for no picture, leaves no more files than there may be."""
    settings.UPR_HOME = tmp_path
    monkeypatch.setattr(store, "BETWEEN", 10)
    monkeypatch.setattr(store, "prune", lambda folder: prune(folder, most=5))
    for number in range(40):
        store.keep(chart(title=f"Table {number}"))
    assert len(list(store.folder().glob("*.json"))) < 5 + 10


def test_files_have_an_end_in_bytes_too(tmp_path):
    for name in "abc":
        (tmp_path / name).write_bytes(bytes(10))
    prune(tmp_path, size=25)
    assert len(list(tmp_path.iterdir())) == 2


def test_the_file_to_download_says_what_the_page_says_beside_the_picture():
    one = chart(note="292 of 460 coded by machine, unconfirmed.", source="UPR Tracker, data version 7")
    told = specs.specification(one, LIGHT, titled=True)["title"]["subtitle"]
    assert told == ["Basis: recommendations", one.note, one.source]


def test_bars_of_more_states_than_can_be_read_are_drawn_as_tiles_of_their_first_series():
    rows = tuple(Row(iso3, iso3, (1, 2), wholes=(4, 5)) for iso3 in tiles.places())
    long = chart(Kind.BARS, rows=rows, of="")
    assert long.drawable and long.pictured.kind is Kind.TILES
    assert [one.name for one in long.pictured.series] == ["Supported"]
    text = json.dumps(specs.specification(long, LIGHT))
    assert '"value": 25.0' in text and '"Supported (%)"' in text
    others = replace(long, rows=tuple(replace(row, key=f"{row.key}-issue") for row in rows))
    assert others.pictured.kind is Kind.BARS and others.pictured.rows == others.rows[:30]
    assert specs.specification(others, LIGHT)
