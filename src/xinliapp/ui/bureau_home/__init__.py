"""B03: who has reported, who has not, whom to call."""
