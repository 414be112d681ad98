"""The life of a workspace: opened, joined, handed over, left, closed."""
