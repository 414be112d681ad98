"""Finding records: the query language, the snapshot, the counts beside each filter."""
