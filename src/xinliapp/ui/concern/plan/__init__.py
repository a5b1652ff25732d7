"""关爱小组 · 一生一策 of one student (S11)."""
