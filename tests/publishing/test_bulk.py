"""The files of all records: whole, checked, of one version, and the same numbers as the search."""

import hashlib
import json
from datetime import timedelta

import pandas
import pytest
from django.utils import timezone

from search.small_world import recommendation, review, small_world
from uprtracker.cli.data import is_time
from uprtracker.publishing.bulk import make_files, newest, versions
from uprtracker.records.models import DataVersion
from uprtracker.records.version import bump
from uprtracker.search import Query, find

ROOT = "https://upr.example.org"


@pytest.fixture
def world(db, home):
    small_world()
    return make_files(ROOT)


def test_every_form_has_the_numbers_of_the_search(world):
    found = find(Query())
    for name, count in (
        ("recommendations", found.recommendations),
        ("pairs", found.pairs),
        ("pledges", found.pledges),
    ):
        parquet = pandas.read_parquet(world.folder / f"{name}.parquet")
        table = pandas.read_csv(world.folder / f"{name}.csv")
        lines = pandas.read_json(world.folder / f"{name}.jsonl", lines=True)
        assert len(parquet) == len(table) == len(lines) == count == world.files[f"{name}.csv"]["rows"]
        assert list(parquet.columns) == list(table.columns) == list(lines.columns)
        assert list(parquet["code"]) == list(table["code"]) == list(lines["code"])
    assert parquet["address"][0].startswith(ROOT)


def test_every_file_is_named_with_its_checksum_and_every_column_explained(world):
    sums = dict(reversed(line.split("  ")) for line in (world.folder / "SHA256SUMS").read_text().splitlines())
    assert {*sums, "SHA256SUMS"} == set(world.files)
    for name, checksum in sums.items():
        data = (world.folder / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == checksum == world.files[name]["sha256"]
        assert len(data) == world.files[name]["size"]
    explained = pandas.read_csv(world.folder / "dictionary.csv")
    assert explained["meaning"].notna().all()
    for table in world.manifest["tables"]:
        columns = list(pandas.read_parquet(world.folder / f"{table['name']}.parquet").columns)
        assert list(explained[explained["table"] == table["name"]]["column"]) == columns


def test_a_new_version_gets_new_files_and_old_ones_go(world, client):
    assert make_files(ROOT).folder == world.folder
    assert make_files(ROOT).manifest["made_at"] == world.manifest["made_at"]
    for place in range(4):
        recommendation("Build a lighthouse", of=review("ALB", 33), number=f"9.{place}")
        bump("more")
        make_files(ROOT)
    assert [one.number for one in versions()] == [5, 4, 3]
    assert len(pandas.read_parquet(newest().folder / "recommendations.parquet")) == 9


def test_the_page_offers_what_there_is_and_nothing_else(world, client):
    page = client.get("/data/")
    assert "recommendations.parquet" in page.text
    said = client.get("/data.json").json()["versions"][0]
    assert said["data_version"] == world.number
    answer = client.get(f"/data/{world.number}/codings.csv")
    assert b"".join(answer.streaming_content) == (world.folder / "codings.csv").read_bytes()
    assert "immutable" in answer["Cache-Control"]
    assert client.get("/data/latest/codings.csv")["Location"] == f"/data/{world.number}/codings.csv"
    for name in ("manifest.json", "..%2Flock", "%2E%2E/upr.sqlite3", "nothing.csv"):
        assert client.get(f"/data/{world.number}/{name}").status_code == 404, name
    assert client.get("/data/99/codings.csv").status_code == 404


def test_an_interrupted_run_leaves_no_files(world, monkeypatch):
    bump("more")
    monkeypatch.setattr("uprtracker.publishing.bulk.writing._checksum", lambda path: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_files(ROOT)
    assert newest().number == world.number
    assert json.loads((world.folder / "manifest.json").read_text())


def test_files_wait_until_the_data_are_quiet_but_not_for_ever(world):
    assert not is_time()
    bump("a decision")
    assert not is_time()
    DataVersion.objects.filter(number=2).update(made_at=timezone.now() - timedelta(hours=2))
    assert is_time()
    bump("another, just now")
    assert is_time()
