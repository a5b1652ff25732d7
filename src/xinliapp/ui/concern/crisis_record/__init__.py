"""处置记录: what was noted with its corrections, how long it took, the hand-over, what follows."""
