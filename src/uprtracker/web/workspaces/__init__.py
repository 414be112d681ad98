"""The pages of a workspace, for its seats alone: to everybody else none of them is there."""
