"""What organisations ask of a State: read from papers, matched to questions and recommendations."""
