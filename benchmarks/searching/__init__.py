"""Records, questions and yardsticks of the benchmark of the search."""
