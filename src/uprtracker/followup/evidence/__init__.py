"""Evidence on recommendations: taken in, graded, kept in a chain of custody, given up when consent goes."""
