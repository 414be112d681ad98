"""`upr serve`: which addresses it takes."""

import socket

import pytest

from uprtracker.cli.serve import ServeError, check_address


@pytest.fixture
def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "upr.example.org", "::"])
def test_local_mode_refuses_what_others_can_reach(host: str, free_port: int) -> None:
    with pytest.raises(ServeError, match="this machine only"):
        check_address(host, free_port)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_loopback_is_served(host: str, free_port: int) -> None:
    check_address(host, free_port)


def test_production_may_listen_for_others(settings, free_port: int) -> None:
    settings.PRODUCTION = True
    check_address("0.0.0.0", free_port)


def test_a_taken_port_is_named_with_another_to_try(free_port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port))
        taken.listen()
        with pytest.raises(ServeError, match=f"make run PORT={free_port % 65535 + 1}"):
            check_address("127.0.0.1", free_port)
