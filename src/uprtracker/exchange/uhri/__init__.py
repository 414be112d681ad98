"""The export of the Universal Human Rights Index: all recommendations of all UN mechanisms, XLSX or JSON.

>>> doubts = Doubts()
>>> for record in read_uhri(Path("uhri.xlsx"), load_reference(), doubts):
...     record.text, record.themes, record.groups, record.sdgs

Records stream: memory does not grow with their number.
"""

from uprtracker.exchange.uhri.reading import Doubts, read_uhri
from uprtracker.exchange.uhri.record import UhriRecord

__all__ = ["Doubts", "UhriRecord", "read_uhri"]
