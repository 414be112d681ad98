"""A thematic list gets its assessments and comes back as it was in all other respects.

>>> filled = fill(data, {"115.1": "Two wells were dug."})
>>> filled.rows[0].number, filled.rows[0].outcome
('115.1', <Outcome.FILLED: 'filled'>)
"""

from uprtracker.exchange.thematic_list.filling.filled import Filled, FilledRow, Outcome
from uprtracker.exchange.thematic_list.filling.filling import fill

__all__ = ["Filled", "FilledRow", "Outcome", "fill"]
