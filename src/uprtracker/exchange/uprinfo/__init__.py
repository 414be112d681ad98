"""UPR Info's database export: CSV, XLS and XLSX, recommendations and pledges.

>>> export = read_export(Path("sessions-1-5.csv"), load_reference())
>>> len(export.rows)
4759
"""

from uprtracker.exchange.uprinfo.export import Export, read_export
from uprtracker.exchange.uprinfo.row import ExportRow

__all__ = ["Export", "ExportRow", "read_export"]
