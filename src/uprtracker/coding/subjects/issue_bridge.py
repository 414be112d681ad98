"""Where no cue of a tag is found: the tags that go with UPR Info's issues of the text, if it has any."""

from collections.abc import Sequence
from dataclasses import replace

from uprtracker.coding import issues
from uprtracker.coding.subjects.concepts import SCHEMES
from uprtracker.coding.subjects.judging import PRIMARY
from uprtracker.core.coded import Coded, Judgement
from uprtracker.reference import Reference

# An issue is seldom all that a text is tagged with: what it leads to is worth half of what the issue is.
_WORTH = 0.5


def bridged(texts: Sequence[str], codings: Sequence[Coded], reference: Reference) -> list[Coded]:
    """Return the codings; those without a label get the labels of their text's issues, never as sure."""
    without = [at for at, coded in enumerate(codings) if not coded.judgements]
    found = list(codings)
    for at, issue in zip(without, issues.code([texts[at] for at in without], reference), strict=True):
        found[at] = _led_to(codings[at], issue, reference)
    return found


def _led_to(coded: Coded, issue: Coded, reference: Reference) -> Coded:
    labels: dict[str, Judgement] = {}
    for one in issue.judgements:
        for label in getattr(reference.issue_tags[one.label], SCHEMES[coded.scheme]):
            labels.setdefault(label, Judgement(label, round(_WORTH * one.confidence, 4), one.evidence))
    if not labels:
        return coded
    first, *others = labels.values()
    if coded.scheme == "theme":
        first = replace(first, note=PRIMARY)
    near = tuple(one for one in coded.near if one.label not in labels)
    return replace(coded, judgements=(first, *others), near=near, sure=False)
