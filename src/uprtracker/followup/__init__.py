"""What became of a recommendation: workspaces, assessments, evidence. Nothing lives here yet."""
