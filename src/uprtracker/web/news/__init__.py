"""Pages of articles, pages and offices."""
