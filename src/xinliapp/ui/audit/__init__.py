"""S23: who opened, changed, printed or sent what."""
