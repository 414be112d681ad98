"""The organisers' desk: what hangs on an event. Its own words are written at `web.edited`."""
