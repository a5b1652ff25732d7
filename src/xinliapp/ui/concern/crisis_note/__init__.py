"""危机处置 for who lacks the case key: steps and times into the sealed inbox, nothing else."""
