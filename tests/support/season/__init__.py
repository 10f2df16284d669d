"""A season of two hundred pairs on a simulated clock: who they are, how they live through it, and what must hold of it."""
