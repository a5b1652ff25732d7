"""B02: files dropped at once, a verdict for each."""
