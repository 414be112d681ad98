"""The start page: the question first, then the blocks that editors chose, in their order."""
