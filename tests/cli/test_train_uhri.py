"""`upr train --from uhri` from an export to weights, card and coders that use them."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from coding.training.tagged_texts import sample
from exchange.uhri.written_export import ROW, write_xlsx
from uprtracker.cli import main
from uprtracker.coding.coders import CODERS, Coder
from uprtracker.records import judging

THEMES = {
    "safe-drinking-water-sanitation": "Safe drinking water & sanitation",
    "right-to-be-left-alone": "Right to be left alone",
    "right-to-education": "Right to education",
    "right-to-health": "Right to health",
}
GROUPS = {
    "women-girls": "Women & girls",
    "children": "Children",
    "persons-living-in-rural-areas": "Persons living in rural areas",
}


def export(path: Path) -> Path:
    return write_xlsx(
        path,
        (
            {
                **ROW,
                "Text": one.text,
                "Document Symbol": one.group,
                "Themes": "\n".join(f"- {THEMES[label]}" for label in one.labels["theme"]),
                "Affected Persons": "\n".join(f"- {GROUPS[label]}" for label in one.labels["group"]),
                "Sdgs": "\n".join(f"- {label}" for label in one.labels["sdg"]),
            }
            for one in sample().examples()
        ),
    )


def train(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["train", "--from", "uhri", *arguments])


def test_what_was_learnt_is_used_from_then_on(
    tmp_path: Path, settings: Any, coders: dict[str, Coder]
) -> None:
    settings.UPR_HOME = tmp_path / "home"
    coders.update(CODERS)
    assert judging.coders() is coders
    done = train(str(export(tmp_path / "uhri.xlsx")), "--rounds", "2")
    assert done.exit_code == 0, done.output
    assert "joined" in done.output
    folder = Path(settings.UPR_HOME) / "models"
    card = json.loads((folder / "uhri.card.json").read_text(encoding="utf-8"))
    assert card["data"]["records"] == 420
    assert card["data"]["source"] == "uhri.xlsx"
    assert judging.versions()["theme"].endswith(f"+{card['version']}")
    assert not judging.versions()["smart"].endswith(card["version"])
    ((one,),) = judging.judge(["Abolish the death penalty"], ["theme"])
    assert "death-penalty" in one.labels


def test_a_folder_can_be_named(tmp_path: Path) -> None:
    done = train(
        str(export(tmp_path / "u.xlsx")), "--rounds", "1", "--out", str(tmp_path / "m"), "--most", "300"
    )
    assert done.exit_code == 0, done.output
    card = json.loads((tmp_path / "m" / "uhri.card.json").read_text(encoding="utf-8"))
    assert (card["data"]["records"], card["data"]["learnt_from"]) == (420, 300)


def test_a_bad_file_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "u.xlsx"
    path.write_bytes(b"PK\x03\x04")
    done = train(str(path), "--out", str(tmp_path / "m"))
    assert done.exit_code == 1
    assert "u.xlsx: the spreadsheet is damaged" in done.output
    assert not (tmp_path / "m").exists()
