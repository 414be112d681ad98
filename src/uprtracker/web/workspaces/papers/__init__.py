"""`/workspaces/<slug>/papers/`: the papers of a workspace, written by several, handed on as Word and PDF."""
