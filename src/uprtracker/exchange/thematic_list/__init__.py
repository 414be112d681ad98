"""OHCHR's thematic list of recommendations ("matrix"), as published in Word after each review.

>>> found = read_thematic_list(read_document(Path("thematic-list.docx")), load_reference())
>>> found.rows[0].number, found.rows[0].position, found.rows[0].themes[0].slug
('115.1', <Position.SUPPORTED: 'supported'>, 'acceptance-of-international-norms')
"""

from uprtracker.exchange.thematic_list.json_shape import rows_as_json
from uprtracker.exchange.thematic_list.reading import is_thematic_list, read_thematic_list
from uprtracker.exchange.thematic_list.row import KIND, Tagged, ThematicList, ThematicRow

__all__ = [
    "KIND",
    "Tagged",
    "ThematicList",
    "ThematicRow",
    "is_thematic_list",
    "read_thematic_list",
    "rows_as_json",
]
