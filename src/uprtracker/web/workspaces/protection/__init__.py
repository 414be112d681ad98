"""`/workspaces/<slug>/protection/`: sealed logs of reprisals, for the people named in each, nobody else."""
