"""The drafting desk: what a recommendation says, lacks and repeats while it is written."""
