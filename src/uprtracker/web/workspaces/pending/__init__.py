"""The pending desk: between a review and the answer of the State."""
