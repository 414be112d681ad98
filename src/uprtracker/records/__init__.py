"""The single source of truth: rows in the database, and the only way to write them."""
