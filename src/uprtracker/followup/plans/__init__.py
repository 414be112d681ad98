"""Plans: clusters, objectives, actions, indicators, ministries, laws, commitments, as one seat sees them."""
