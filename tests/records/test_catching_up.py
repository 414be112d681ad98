"""An export is in at once; its links and codings follow, in one go that can be repeated."""

from pathlib import Path

import pytest

from records.small_coders import places, verbs
from uprtracker.records.catching_up import behind, catch_up
from uprtracker.records.export_import import import_export
from uprtracker.records.models import Coding, Link, MachineCoding
from uprtracker.records.recoding import Recoded

pytestmark = pytest.mark.django_db

HEADER = "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session"
WISH = "Build shelters for women who flee from violence in every district"
ROWS = (
    f"Slovenia,EEG,EU,{WISH},Norway,WEOG,,Accepted,5,Women's rights,7",
    f"Slovenia,EEG,EU,{WISH},France,WEOG,EU,Accepted,5,Women's rights,20",
)


@pytest.fixture
def export(tmp_path: Path, coders) -> Path:
    coders |= {"action": verbs, "issue": places}
    file = tmp_path / "export.csv"
    file.write_bytes("\r".join((HEADER, *ROWS, "")).encode("latin-1"))
    return file


def test_rows_come_first_and_the_rest_follows(export: Path) -> None:
    assert import_export(export, follow=False).added == 2
    assert (behind(), MachineCoding.objects.count(), Link.objects.count()) == (2, 0, 0)
    heard = []
    assert catch_up(lambda done, total, at: heard.append(done)) == Recoded(2, 2)
    assert behind() == 0
    assert Coding.objects.filter(origin="model").exists()
    assert Link.objects.get().kind == Link.Kind.REPEATS
    assert heard
    assert catch_up() == Recoded(2, 0)


def test_at_once_gives_the_same(export: Path) -> None:
    import_export(export)
    assert (behind(), Link.objects.count()) == (0, 1)
