"""S22: what leaves the school, to whom, and the proof that it was written."""
