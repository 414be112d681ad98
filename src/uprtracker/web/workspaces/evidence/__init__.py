"""Pages of evidence in a workspace."""
