"""Coders small enough to know what they say: for tests of what is made of their codings."""

from collections.abc import Sequence

from uprtracker.core.coded import Coded, Judgement
from uprtracker.reference import Reference

VERBS = {"plant": "5", "dig": "5", "repair": "4", "lend": "3", "teach": "2"}


def verbs(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Code the action category by the first word; of an unknown one it is not sure."""
    return [_by_verb(text, "verbs 1") for text in texts]


def newer_verbs(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Code as `verbs` does, in a newer version."""
    return [_by_verb(text, "verbs 2") for text in texts]


def places(texts: Sequence[str], reference: Reference) -> list[Coded]:
    """Code issues by two words: roads are Development, schools Right to education."""
    cues = {"roads": "development", "schools": "right-to-education", "villages": "development"}
    return [
        Coded(
            "issue",
            "places 1",
            tuple(
                Judgement(label, 0.75, ((text.index(cue), text.index(cue) + len(cue)),))
                for cue, label in cues.items()
                if cue in text
            ),
            0.6,
            sure=False,
            near=(Judgement("justice", 0.2),),
        )
        for text in texts
    ]


def _by_verb(text: str, version: str) -> Coded:
    verb = text.split(" ", 1)[0]
    label = VERBS.get(verb.lower())
    judgement = Judgement(label or "4", 0.9 if label else 0.4, ((0, len(verb)),), "verb")
    return Coded("action", version, (judgement,), 0.9 if label else 0.4, sure=bool(label))
