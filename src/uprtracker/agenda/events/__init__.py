"""Events and trainings, who takes part, and what came of them."""
