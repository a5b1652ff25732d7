"""S03, the day: lessons and openings, what is to be done, how the weekly counters stand."""
