"""The pages of plans in a workspace: overview, board, timeline, list, and a page for each thing."""
