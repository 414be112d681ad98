"""Mutated exports are read or refused with a word; nothing else happens."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.uprinfo.specimen import as_csv, row
from uprtracker.core.errors import ExportError
from uprtracker.exchange.uprinfo import Export

Read = Callable[..., Export]
WHOLE = as_csv(
    row(),
    row(Text='Say "yes", and\rgo on &#40;soon&#41;', From="&#40;Unknown&#41;"),
    row(Response="Voluntary Pledge", Issue="Justice,Poverty"),
).encode("mac_roman")

per_example = [HealthCheck.function_scoped_fixture]
relaxed = settings(suppress_health_check=per_example, max_examples=150, deadline=None)


def accounted_for(read: Read, data: bytes) -> None:
    try:
        export = read(data)
    except ExportError as error:
        assert error.message and error.place
        return
    assert export.rows
    assert all(found.state and found.text and found.session for found in export.rows)


@relaxed
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_changed_bytes(read: Read, changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    accounted_for(read, bytes(data))


@relaxed
@given(st.integers(0, len(WHOLE)), st.binary(max_size=40), st.integers(0, 40))
def test_cut_and_inserted_bytes(read: Read, place: int, inserted: bytes, lost: int) -> None:
    accounted_for(read, WHOLE[:place] + inserted + WHOLE[place + lost :])


@relaxed
@given(st.text(max_size=300))
def test_any_text_as_cell(read: Read, text: str) -> None:
    accounted_for(read, as_csv(row(Text=text, From=text, Issue=text)).encode("utf-8", "surrogatepass"))
