"""Publications, media, statements, quotes, good practices, opportunities."""
