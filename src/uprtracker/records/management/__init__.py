"""Commands of Django that this product does in a way of its own."""
