"""S13, counselling sessions: written, signed once, amended; another counsellor's notes stay sealed."""
