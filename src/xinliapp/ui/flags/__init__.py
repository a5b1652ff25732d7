"""B04: what stands out in the schools' figures, and what is said about it."""
