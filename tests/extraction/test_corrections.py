"""Corrections of single documents: form, use, and what no longer applies."""

import json
from importlib.resources import files

import pytest
import yaml
from jsonschema import Draft202012Validator

from extraction.written_report import report
from uprtracker.extraction import corrections, extract
from uprtracker.extraction.corrections import Correction, Corrections
from uprtracker.reference import load_reference

SPECS = sorted(
    (
        file
        for file in files("uprtracker.extraction").joinpath("specs").iterdir()
        if file.name.endswith(".yml")
    ),
    key=lambda file: file.name,
)
LIST = "92. The recommendations listed below enjoy the support of Malta:\n"


@pytest.mark.parametrize("spec", SPECS, ids=lambda file: file.name)
def test_specs_keep_to_their_schema(spec) -> None:
    schema = json.loads(spec.parent.joinpath("schema.json").read_text(encoding="utf-8"))
    content = yaml.safe_load(spec.read_text(encoding="utf-8"))
    content["date"] = str(content["date"])
    Draft202012Validator(schema).validate(content)
    assert spec.name == content["symbol"].replace("/", "_") + ".yml"
    codes = load_reference().states.by_iso3
    assert all(code in codes for one in content["corrections"] for code in one.get("states", ()))


def read(monkeypatch: pytest.MonkeyPatch, text: str, *kept: Correction):
    monkeypatch.setattr(corrections, "_all", lambda: {"A/HRC/16/99": kept})
    return extract(report(LIST + text), load_reference())


def test_number_states_and_characters_are_put_right(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(
        monkeypatch,
        "92.1 Open it (France);\n92.2 Close it as France said;\n92.03 Paint it [Peru];",
        Correction("92.2", "the State stands in the sentence", states=("FRA",)),
        Correction(
            "92.03", "the brackets are of the wrong kind", number="92.3", printed="[Peru]", right="(Peru)"
        ),
    )
    assert [(item.number, item.states) for item in reading.recommendations] == [
        ("92.1", ("FRA",)),
        ("92.2", ("FRA",)),
        ("92.3", ("PER",)),
    ]
    assert reading.findings == ()


@pytest.mark.parametrize(
    "kept",
    [
        Correction("92.9", "there is no such item", number="92.8"),
        Correction("92.1", "these characters do not stand there", printed="[Peru]", right="(Peru)"),
    ],
)
def test_what_finds_nothing_to_correct_is_a_finding(
    monkeypatch: pytest.MonkeyPatch, kept: Correction
) -> None:
    reading = read(monkeypatch, "92.1 Open it (France);", kept)
    assert [finding.kind for finding in reading.findings] == ["correction-unused"]
    assert reading.recommendations[0].states == ("FRA",)


def test_other_documents_are_left_alone() -> None:
    assert Corrections(()).of("92.1", "Open it (France)") is None
