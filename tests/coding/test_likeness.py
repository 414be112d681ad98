"""Likeness of texts: what is the same wish, what is not, and that it is the same to the bit."""

import os
import subprocess
import sys

import numpy as np
import pytest

from uprtracker.coding.likeness import compare, joined, vectors
from uprtracker.coding.likeness_index import Index
from uprtracker.reference import load_reference

REFERENCE = load_reference()


def likeness(one: str, other: str) -> float:
    return float(compare([one], [other], REFERENCE)[0, 0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ratify CED",
            "Ratify the Convention for the Protection of All Persons from Enforced Disappearance",
        ),
        ("Consider ratifying CED", "Ratify CED"),
        (
            "Continue to combat violence against women",
            "Strengthen its efforts to combat violence against women",
        ),
        ("Criminalise marital rape", "Consider criminalizing marital rape"),
    ],
    ids=["long-name", "considering", "continuing", "spelling"],
)
def test_the_same_wish_is_alike(one, other):
    assert likeness(one, other) > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ratify CAT", "Ratify CED"),
        ("Ratify CAT", "Ratify OP-CAT"),
        (
            "Ratify the Convention on the Rights of the Child",
            "Ratify the Convention on the Rights of Persons with Disabilities",
        ),
    ],
    ids=["two-treaties", "protocol", "two-conventions"],
)
def test_texts_about_different_treaties_are_never_alike(one, other):
    assert likeness(one, other) == 0.0


def test_other_wishes_in_like_words_are_less_alike_than_the_same_wish():
    asked = "Take further measures to improve access to education for girls"
    same = likeness(asked, "Improve the access of girls to education")
    other = likeness(asked, "Take further measures to improve access to health care for migrants")
    assert other < 0.5 < same


def test_likeness_is_mutual_and_depends_on_the_two_texts_alone():
    texts = ["Ratify CED and CAT", "Abolish the death penalty", "Ratify CAT", "", "Dig wells", "Ratify CAT"]
    all_at_once = compare(texts, texts, REFERENCE)
    assert (all_at_once == all_at_once.T).all()
    for row, one in enumerate(texts):
        for column, other in enumerate(texts):
            assert all_at_once[row, column] == compare([one], [other], REFERENCE)[0, 0]
    assert all_at_once[2, 5] == pytest.approx(1.0)
    assert not all_at_once[3].any()


def test_rows_that_were_joined_are_the_rows_that_are_made_at_once():
    texts = ["Ratify CAT", "", "Dig wells in the north", "Free all prisoners of conscience"]
    both = joined(vectors(texts[2:], REFERENCE), vectors(texts[:2], REFERENCE), np.array([2, 3, 0, 1]))
    at_once = vectors(texts, REFERENCE)
    for name in ("starts", "cells", "weights", "sizes", "names", "asks"):
        assert (getattr(both, name) == getattr(at_once, name)).all()


def test_nothing_is_compared_with_nothing():
    assert compare([], ["Dig wells"], REFERENCE).shape == (0, 1)
    assert compare(["Dig wells"], [], REFERENCE).shape == (1, 0)
    assert len(Index.of(vectors([], REFERENCE))) == 0


SCRIPT = """
import hashlib
from uprtracker.coding.likeness import compare
from uprtracker.reference import load_reference
texts = ["Ratify CAT", "Abolish the death penalty", "Continue to protect women and girls", "Côte d’Azur"]
print(hashlib.sha256(compare(texts, texts, load_reference()).tobytes()).hexdigest())
"""


def test_two_processes_agree_to_the_bit():
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""
