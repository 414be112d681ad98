"""Asks of a workspace, what came of them, and meetings about them."""
