"""Two dimensions of a question as a table, a chart and a file: `/recommendations/table/`."""
