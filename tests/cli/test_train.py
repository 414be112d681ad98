"""`upr train` from an export to weights and card."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from coding.training.sentences import examples
from uprtracker.cli import main
from uprtracker.coding.model.weights import read_model
from uprtracker.reference import load_reference

COLUMNS = ("To", "To-Rgrp", "To-Org", "Text", "From", "From-Rgrp", "From-Org", "Response", "Action")
HEADER = (*COLUMNS, "Issue", "Session")


def _export(path: Path) -> Path:
    names = {slug: issue.name for slug, issue in load_reference().issues.items()}
    with path.open("w", encoding="latin-1", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for one in examples():
            issues = ",".join(names[slug] for slug in one.labels["issue"])
            category = one.labels["action"][0]
            rows.writerow(
                ["Chile", "", "", one.text, "Peru", "", "", "Accepted", category, issues, one.group]
            )
    return path


def test_trains_from_an_export(tmp_path: Path) -> None:
    export = _export(tmp_path / "export.csv")
    folder = tmp_path / "models"
    done = CliRunner().invoke(
        main, ["train", str(export), "--out", str(folder), "--fold", "1", "--fold", "2,3", "--rounds", "4"]
    )
    assert done.exit_code == 0, done.output
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    assert [fold["sessions"] for fold in card["folds"]] == [[1], [2, 3]]
    assert card["data"]["recommendations"] == 405
    model = read_model(folder / "uprinfo.npz")
    assert model.version == card["version"]
    assert [scheme.name for scheme in model.schemes] == ["action", "issue"]


def test_unknown_fold_says_so(tmp_path: Path) -> None:
    export = _export(tmp_path / "export.csv")
    done = CliRunner().invoke(main, ["train", str(export), "--out", str(tmp_path / "models"), "--fold", "19"])
    assert done.exit_code == 1
    assert "Leaving out 19" in done.output
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [("Action", "", "action category"), ("Issue", "", "known issue"), ("Issue", "Space law", "known issue")],
)
def test_what_nobody_coded_says_so(tmp_path: Path, column: str, value: str, said: str) -> None:
    export = _export(tmp_path / "export.csv")
    with export.open(encoding="latin-1", newline="") as file:
        rows = [{**row, column: value} for row in csv.DictReader(file)]
    with export.open("w", encoding="latin-1", newline="") as file:
        table = csv.DictWriter(file, HEADER)
        table.writeheader()
        table.writerows(rows)
    done = CliRunner().invoke(main, ["train", str(export), "--out", str(tmp_path / "models"), "--fold", "1"])
    assert done.exit_code == 1
    assert f"no recommendation with a{'n' if said[0] == 'a' else ''} {said}" in done.output, done.output
    assert not (tmp_path / "models").exists()
