"""Articles, pages and blocks of the home page."""
