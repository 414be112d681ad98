"""An end to a conversation over the network that trips no time-out: a server that drips, byte after byte."""

import contextlib
import socket
import threading


def cut_after(seconds: float, connected: socket.socket | None, late: threading.Event) -> threading.Timer:
    """Shut a connection down after `seconds`, however busy it is, and set `late`; cancel it in time."""

    def cut() -> None:
        late.set()
        with contextlib.suppress(OSError):
            if connected:
                connected.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(max(seconds, 0.0), cut)
    watch.daemon = True
    watch.start()
    return watch
