"""From ask to outcome: what came of asks, how often they are taken up, and whom one met about them."""
