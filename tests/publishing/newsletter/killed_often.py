"""Sends as `upr newsletter send` does, in a process that is killed at some moment, again and again.

    python killed_often.py SEED LONGEST   # prints how often it was killed before one came to its end

Forked from one that has loaded Django, so that each costs next to nothing.
"""

import os
import random
import select
import signal
import sys


def main(seed: int, longest: float) -> None:
    from uprtracker.cli.database import set_up

    set_up()
    from uprtracker.publishing.newsletter import posting, sending  # noqa: F401 (loaded once, before the forks)

    chance, kills = random.Random(seed), 0
    while (pid := os.fork()) and not over(pid, chance.uniform(0.02, longest)):
        kills += 1
        longest *= 1.1  # so that it ends on slow machines too
    if pid == 0:
        sending.send_due(seconds=60)
        os._exit(0)
    sys.stdout.write(f"{kills}\n")


def over(pid: int, seconds: float) -> bool:
    """Wait so long for a process; kill it where it is still at it. Tell whether it came to its end."""
    watched = os.pidfd_open(pid)
    ended, _, _ = select.select([watched], [], [], seconds)
    if not ended:
        os.kill(pid, signal.SIGKILL)
    _pid, status = os.waitpid(pid, 0)
    os.close(watched)
    if os.WIFSIGNALED(status):
        return False
    if os.waitstatus_to_exitcode(status):
        sys.exit("the sender failed")
    return True


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
