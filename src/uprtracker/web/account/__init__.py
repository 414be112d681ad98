"""The page of one's own account; signing in itself is allauth's, in our design."""
