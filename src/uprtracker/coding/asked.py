"""What a recommendation asks about the instruments that it names.

    Ratify CAT and consider acceding to CED           cat: ratify, icpped: consider-ratifying
    Withdraw its reservations to CEDAW                cedaw: withdraw-reservation
    Bring the law in line with CRC                    crc: implement

The last words that ask something before the instrument hold for it, up to the end of the clause. An
instrument with none before it takes the first after it ("that CEDAW be ratified").
"""

from dataclasses import dataclass, replace

from uprtracker.coding.lexicon import BREAK, Hit, Word
from uprtracker.coding.mention import Mention

RATIFY, CONSIDER, WITHDRAW = "ratify", "consider-ratifying", "withdraw-reservation"
ACCEPT, IMPLEMENT, REPORT = "accept-procedure", "implement", "report"
NOTES = (RATIFY, WITHDRAW, ACCEPT, CONSIDER, REPORT, IMPLEMENT, "")
"""Weightiest first: an instrument named twice takes the weightiest."""
CUE = "ask:"
_ANEW = frozenset(("ratify", "accede", "sign", "adhere", "become"))
_FAR = 12
_FAR_BACK = 30
_NEXT = 3


@dataclass(slots=True)
class _State:
    """What is being asked at a word of the text."""

    note: str = ""
    considering: bool = False
    withdrawing: int = -_FAR - 1
    reserving: int = -_FAR_BACK - 1
    direct: int = -_NEXT - 1
    named: bool = False
    considered: bool = False


def with_notes(words: list[Word], cues: list[Hit], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with what is asked about each."""
    breaks = [at for at, word in enumerate(words) if word.written == BREAK]
    events: list[tuple[int, Hit | Mention | None]] = [(at, None) for at in breaks]
    events += [(cue.first, cue) for cue in cues]
    events += [(mention.first, mention) for mention in mentions]
    state, waiting, clause = _State(), False, 0
    done: list[Mention] = []
    for at, event in sorted(events, key=lambda each: each[0]):
        if event is None:
            state, waiting, clause = _State(), False, len(done)
        elif isinstance(event, Hit):
            _hear(state, event.value.removeprefix(CUE), words[event.first].folded, at)
            if waiting and state.note:
                said = (each if each.note else replace(each, note=state.note) for each in done[clause:])
                done[clause:] = said
                waiting, clause = False, len(done)
        else:
            note = state.note
            if not note and at - state.direct <= _NEXT:
                note = CONSIDER if state.considering else RATIFY
            done.append(replace(event, note=note))
            state.named = state.considered = True
            waiting = waiting or not note
    return done


def _hear(state: _State, cue: str, word: str, at: int) -> None:
    """Change the state by a cue."""
    if cue == "withdraw":
        state.withdrawing = at
        if at - state.reserving <= _FAR_BACK:
            _ask(state, WITHDRAW)
    elif cue == "reservation":
        state.reserving = at
        if at - state.withdrawing <= _FAR or (state.considering and not state.note):
            _ask(state, WITHDRAW)
    elif cue == "consider":
        _ask(state, "", considering=True)
        state.considered = False
    elif cue == RATIFY:
        considering = state.considering and not (state.considered and word in _ANEW)
        _ask(state, CONSIDER if considering else RATIFY, considering)
    elif cue in ("direct", "other"):
        state.direct = at if cue == "direct" else state.direct
        if state.named:
            _ask(state, "")
    elif state.named or cue in (ACCEPT, REPORT) or state.note in ("", IMPLEMENT):
        _ask(state, cue, state.considering)


def _ask(state: _State, note: str, considering: bool = False) -> None:
    state.note, state.considering, state.named = note, considering, False
