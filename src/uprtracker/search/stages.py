"""The answers of the State under Review before today's: what the report recorded, and what was ever said."""

from collections.abc import Sequence

from uprtracker.records.standing import REPORT, Step, of_pair

NONE = "none"


def first_answer(steps: Sequence[Step], state: str, part: int | None) -> str:
    """Return the answer to a recommending State recorded in the report; `none` when it does not say.

    `part` is the key of the part it stands behind, None for the whole.
    """
    return of_pair(state, [one for one in steps if one.stage == REPORT], part) or NONE


def ever_answers(steps: Sequence[Step], state: str, part: int | None, today: str) -> tuple[str, ...]:
    """Return every answer the State ever had, today's included; `none` alone when there is none."""
    said = {
        one.value
        for one in steps
        if one.state in ("", state) and (part is None or one.part is None or one.part == part)
    }
    return tuple(sorted((said | {today}) - {"", NONE})) or (NONE,)
