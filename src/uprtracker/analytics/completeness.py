"""How many of the reviews of a session or a cycle are here, so that a part is not read as the whole.

    by_session(frame)[34]  # Reviews(here=1, expected=14)
    by_cycle(frame)[1].whole  # False while a session of it is not here

Expected are the reviews that the facts name; of a session that they do not know yet, those of the database.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from uprtracker.analytics.basis import By
from uprtracker.analytics.frame import Frame
from uprtracker.reference import load_reference


@dataclass(frozen=True, slots=True)
class Reviews:
    """Reviews with recommendations here, and those that took place; None where that is not known."""

    here: int
    expected: int | None

    @property
    def whole(self) -> bool:
        """Tell whether all of them are here."""
        return self.expected is not None and self.here >= self.expected


def by_session(frame: Frame) -> dict[int, Reviews]:
    """Return the reviews of every session that has any, and of every one that the facts name."""
    here = Counter(int(key.rpartition("-")[2]) for key in frame.cut(By.REVIEW).keys)
    known = Counter(session for _state, session, _cycle in frame.known_reviews)
    stated = {one.number: one.states_reviewed for one in load_reference().sessions.values()}
    return {
        session: Reviews(here[session], stated.get(session) or known.get(session))
        for session in sorted({*here, *stated})
    }


def by_cycle(frame: Frame) -> dict[int, Reviews]:
    """Return the reviews of every cycle; how many are expected is open while a session of it is to come."""
    sessions: dict[int, list[Reviews]] = defaultdict(list)
    cycles = {one.number: one.cycle for one in load_reference().sessions.values()}
    cycles |= {session: cycle for _state, session, cycle in frame.known_reviews}
    for session, reviews in by_session(frame).items():
        sessions[cycles[session]].append(reviews)
    return {
        cycle: Reviews(
            sum(one.here for one in own),
            None if any(one.expected is None for one in own) else sum(one.expected or 0 for one in own),
        )
        for cycle, own in sorted(sessions.items())
    }
