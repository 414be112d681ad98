"""Pages on which parties say how far recommendations are implemented, and see where they stand."""
