"""The small network that reads recommendations: words, vocabulary, weights, the forward pass. numpy only."""
