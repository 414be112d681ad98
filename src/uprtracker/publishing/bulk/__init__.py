"""All records as files, made anew for each version of the data: `/data/` on the site, `upr data`.

make_files()            # CSV, JSON Lines and Parquet, with a dictionary and checksums
versions()[0].files     # of the newest version
"""

from uprtracker.publishing.bulk.keeping import Version, newest, versions
from uprtracker.publishing.bulk.writing import make_files

__all__ = ["Version", "make_files", "newest", "versions"]
