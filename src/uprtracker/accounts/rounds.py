"""What the site does by itself each minute: rooms name their work here, `upr alerts` does it.

    each_minute("reminders", remind_all)    # in AppConfig.ready

Each piece of work stands by itself: one that fails keeps no other from being done. It must be safe when
several processes do it at once, and cost next to nothing when there is nothing to do.
"""

import logging
from collections.abc import Callable

_log = logging.getLogger(__name__)
_WORK: dict[str, Callable[[], object]] = {}


def each_minute(name: str, work: Callable[[], object]) -> None:
    """Have `work` done each minute; the same name again takes the place of the former."""
    _WORK[name] = work


def work_of_a_round() -> tuple[str, ...]:
    """Return the names of all work, in the order it was named."""
    return tuple(_WORK)


def do_round() -> dict[str, object]:
    """Do all of it once, and return what each piece returned; what fails is logged and left out."""
    done: dict[str, object] = {}
    for name, work in list(_WORK.items()):
        try:
            done[name] = work()
        except Exception:
            _log.exception("The work %r of a round failed. It is tried again.", name)
    return done
